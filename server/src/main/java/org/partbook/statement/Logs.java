package org.partbook.statement;

import org.partbook.db.Tx;

/// Where statements find the log.
public interface Logs {
  /// The log as it is now.
  LogView now(Tx tx);

  /// The log as it was at a size.
  ///
  /// @param lastId the number of its last entry in the journal
  LogView at(Tx tx, long size, long lastId);
}
