package org.partbook.ledger.log;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.partbook.audit.LogKey;
import org.partbook.audit.VerifierKey;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.sealing.Kept;
import org.partbook.sealing.Seals;

/// The log as its publisher sees it.
public final class LedgerLog {
  private final Database db;
  private final LogFolder folder;
  private final Seals seals;
  private final LogStore store;

  /// Where no key is encrypted.
  public LedgerLog(Database db, LogFolder folder) {
    this(db, folder, Seals.none());
  }

  public LedgerLog(Database db, LogFolder folder, Seals seals) {
    this.seals = seals;
    this.store = new LogStore(seals);
    this.db = db;
    this.folder = folder;
  }

  /// What others need to check the log's signatures; there is one once a server has begun the log.
  public Optional<VerifierKey> key() {
    return db.ask(store::key).map(LogKey::verifier);
  }

  /// How its key is kept; nothing before a server has begun the log.
  public Optional<Kept> keptKey() {
    return db.ask(store::keptKey);
  }

  /// Keeps its key as another secret is kept, if it isn't yet.
  ///
  /// @return how many were changed
  public int keepLike(Tx tx, Kept like) {
    var kept = store.keptKey(tx);
    if (kept.isEmpty() || kept.get().key().equals(like.key())) {
      return 0;
    }
    store.keepKey(tx, store.key(tx).orElseThrow(), like);
    return 1;
  }

  /// What was published last.
  public Optional<String> checkpoint() throws IOException {
    return folder.checkpoint();
  }

  /// Makes the files as a server would that finds none: the tiles from the journal, and a
  /// checkpoint. Where no log was begun, there is nothing to make.
  ///
  /// @param published a checkpoint that was public, which is held against the journal; one that is
  ///   in the folder already stays, and is held against it as well
  /// @throws LogDiffers if they don't go together
  public void restore(Optional<String> published, Clock clock) throws IOException {
    if (keptKey().isEmpty()) {
      return;
    }
    if (published.isPresent() && folder.checkpoint().isEmpty()) {
      folder.publish(published.get());
    }
    var writer =
        new LogWriter(
            db,
            folder,
            clock,
            () -> {
              throw new IllegalStateException("the log has its name");
            },
            seals);
    writer.rebuild();
    while (writer.round()) {
      // There is more.
    }
  }

  /// Holds everything against one another.
  public LogCheck.Found check() {
    return new LogCheck(db, folder, seals).check();
  }
}
