/// The formats of the log: tree, tiles, checkpoints, proofs, receipts, statements; and the program
/// that checks them for somebody who doesn't trust the publisher. Invariant: nothing in here asks a
/// server or a database what is true, and whatever is read has a limit.
@NullMarked
package org.partbook.audit;

import org.jspecify.annotations.NullMarked;
