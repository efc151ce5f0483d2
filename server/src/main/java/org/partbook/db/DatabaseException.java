package org.partbook.db;

import java.sql.SQLException;

/// The database refused a statement or could not be reached.
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean unavailable;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.unavailable = isConnectionFailure(cause);
  }

  /// Whether the database could not be reached, so that the same may work in a moment.
  public boolean unavailable() {
    return unavailable;
  }

  /// Class 08 is a broken connection, 53 a lack of resources (a full disk too), 57P a shutdown, 58
  /// a failing disk, and 25006 a server that became read-only when another took over.
  private static boolean isConnectionFailure(SQLException e) {
    var state = e.getSQLState();
    return e instanceof java.sql.SQLTransientConnectionException
        || (state != null && (state.matches("(08|53|58|57P).*") || state.equals("25006")));
  }
}
