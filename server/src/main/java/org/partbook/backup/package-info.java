/// Backups of a whole installation, made while it runs, and what is done with them: listing,
/// checking, keeping some, restoring. They lie in a folder or a bucket, and only [Place] knows
/// which. Invariants: a backup is there whole or not at all; what it names is in its place as long
/// as it is; and its tables are those of one moment, its blobs all that these name.
@NullMarked
package org.partbook.backup;

import org.jspecify.annotations.NullMarked;
