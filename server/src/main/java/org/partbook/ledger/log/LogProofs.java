package org.partbook.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.partbook.db.Tx;
import org.partbook.sealing.Seals;

/// Where proofs to one checkpoint are had.
public final class LogProofs {
  private final LogFolder folder;
  private final LogStore store;

  /// Where no key is encrypted.
  public LogProofs(LogFolder folder) {
    this(folder, Seals.none());
  }

  public LogProofs(LogFolder folder, Seals seals) {
    this.folder = folder;
    this.store = new LogStore(seals);
  }

  /// The log as it is now; nothing before a server has begun it.
  ///
  /// @throws LogDiffers if more was published than the database knows of: then nothing is signed
  public Optional<LogAt> now(Tx tx) {
    var published = published();
    var state = store.state(tx);
    store.key(tx).ifPresent(key -> folder.requireNotAhead(published, state, key.verifier()));
    return at(tx, state.size(), state.lastId());
  }

  private Optional<String> published() {
    try {
      return folder.checkpoint();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The log as it was at a size; nothing if it has never begun.
  ///
  /// @param lastId the number of its last entry in the journal
  public Optional<LogAt> at(Tx tx, long size, long lastId) {
    var committed = store.state(tx);
    return store.key(tx).map(key -> new LogAt(store, key, folder, committed, size, lastId));
  }
}
