/// What tells one copy from all others: the marks that carry its code. Invariant: a code that was
/// read from marks is either the one that was written or none; it is never a guess.
@NullMarked
package org.partbook.copies.mark;

import org.jspecify.annotations.NullMarked;
