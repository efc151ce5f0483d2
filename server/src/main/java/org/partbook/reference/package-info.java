/// The reference of the API, to read and to try, for a vendor's developer. Invariant: whatever it
/// loads comes from this server, and it sends no live token.
@NullMarked
package org.partbook.reference;

import org.jspecify.annotations.NullMarked;
