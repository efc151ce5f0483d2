/// Prepared and drawn files of scores: when they are made, where they are, in which form; and from
/// a line's file and form to its copy. Invariant: what was made of a score in one form stays, so a
/// copy that a buyer has begun to receive is the same for ever.
@NullMarked
package org.partbook.scores;

import org.jspecify.annotations.NullMarked;
