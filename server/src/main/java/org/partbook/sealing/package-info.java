/// Encrypts keys before they are kept in the database, with a key that lies elsewhere. Invariant:
/// what was sealed for one use can't be opened for another, and what can't be opened is never taken
/// for something else.
@NullMarked
package org.partbook.sealing;

import org.jspecify.annotations.NullMarked;
