package org.partbook.ledger;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partbook.db.Tx;

/// Up to which number the journal's order is final, for whoever follows the journal. For one
/// thread.
///
/// Entries are numbered before they are committed, so a lower number may be seen later than a
/// higher one. But whoever draws a number has the table locked for writing before, and until its
/// transaction ends. So once all have ended that had it locked when a number was the last that was
/// drawn, no lower one can come any more: up to there the order is final, and the same for whoever
/// looks. The sequence must not hand out numbers in advance (`cache 1`, as it does by default).
public final class FinalOrder {
  private final JournalStore store = new JournalStore();
  private @Nullable Waiting waiting;

  /// Up to this number the order is final as soon as these transactions have ended.
  private record Waiting(long id, Set<String> transactions) {}

  /// Up to which number nothing can come in between any more; 0 where it isn't known yet. What is
  /// read behind this in the same transaction, and not by a snapshot of before, has all there is.
  public long upTo(Tx tx) {
    // In this order: who has drawn one of these numbers was writing before, and is seen unless it
    // has ended.
    var drawn = store.drawn(tx);
    var writing = store.writing(tx);
    if (writing.isEmpty()) {
      waiting = null;
      return drawn;
    }
    var safe = 0L;
    if (waiting != null && Collections.disjoint(waiting.transactions, writing)) {
      safe = waiting.id;
      waiting = null;
    }
    if (waiting == null) {
      waiting = new Waiting(drawn, writing);
    }
    return safe;
  }

  /// Begins anew, where nobody knows what a transaction has come to.
  public void forget() {
    waiting = null;
  }
}
