/// What may stand in the head of a letter, whoever it is to. Invariant: what is let in can be seen,
/// line by line.
@NullMarked
package org.partbook.letter;

import org.jspecify.annotations.NullMarked;
