package org.partbook.ledger.log;

import java.util.Optional;
import org.partbook.db.Tx;

/// Where proofs to one checkpoint are had.
public final class LogProofs {
  private final LogFolder folder;
  private final LogStore store = new LogStore();

  public LogProofs(LogFolder folder) {
    this.folder = folder;
  }

  /// The log as it is now; nothing before a server has begun it.
  public Optional<LogAt> now(Tx tx) {
    var state = store.state(tx);
    return at(tx, state.size(), state.lastId());
  }

  /// The log as it was at a size; nothing if it has never begun.
  ///
  /// @param lastId the number of its last entry in the journal
  public Optional<LogAt> at(Tx tx, long size, long lastId) {
    var committed = store.state(tx);
    return store.key(tx).map(key -> new LogAt(store, key, folder, committed, size, lastId));
  }
}
