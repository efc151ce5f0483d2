/// What shops owe, and what is due to those who have a share, by period. Invariants: a statement is
/// a pure function of the journal up to a place in the log and of what its header says; a closed
/// one is never changed, and each entry is in one statement of a party at most.
@NullMarked
package org.partbook.statement;

import org.jspecify.annotations.NullMarked;
