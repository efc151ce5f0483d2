package org.partbook.ledger.log;

import java.util.Optional;
import org.partbook.audit.LogKey;
import org.partbook.audit.VerifierKey;
import org.partbook.db.Database;

/// The log as its publisher sees it.
public final class LedgerLog {
  private final Database db;
  private final LogFolder folder;
  private final LogStore store = new LogStore();

  public LedgerLog(Database db, LogFolder folder) {
    this.db = db;
    this.folder = folder;
  }

  /// What others need to check the log's signatures; there is one once a server has begun the log.
  public Optional<VerifierKey> key() {
    return db.ask(store::key).map(LogKey::verifier);
  }

  /// Holds everything against one another.
  public LogCheck.Found check() {
    return new LogCheck(db, folder).check();
  }
}
