/// Examines an installation: settings, files, database, and whether what each says agrees with the
/// others. Invariant: who isn't asked to mend changes nothing; and who mends never touches the
/// journal, nor makes anything up that isn't said elsewhere.
@NullMarked
package org.partbook.doctor;

import org.jspecify.annotations.NullMarked;
