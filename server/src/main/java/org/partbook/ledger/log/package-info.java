/// The log of the journal, by which somebody who doesn't trust the publisher can tell that nothing
/// in it was changed: tiles and checkpoints (C2SP tlog-tiles), receipts, and the check of all of
/// it. Invariant: whatever was signed once, everything that is signed later begins with it.
@NullMarked
package org.partbook.ledger.log;

import org.jspecify.annotations.NullMarked;
