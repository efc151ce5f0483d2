package org.partbook.db;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The database refused a statement or could not be reached.
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Two transactions met, and this one was undone so that the other could go on: 40001 could not
  /// be put in one order with it, 40P01 waited for it in a circle.
  private static final Set<String> LOST_RACES = Set.of("40001", "40P01");

  private final boolean unavailable;
  private final boolean begun;
  private final boolean lostRace;

  DatabaseException(SQLException cause) {
    this(cause.getMessage(), cause, isConnectionFailure(cause), true);
  }

  private DatabaseException(
      @Nullable String message, @Nullable SQLException cause, boolean unavailable, boolean begun) {
    super(message, cause);
    this.unavailable = unavailable;
    this.begun = begun;
    this.lostRace = cause != null && LOST_RACES.contains(String.valueOf(cause.getSQLState()));
  }

  /// There was no connection for a transaction.
  static DatabaseException notBegun(SQLException cause) {
    return new DatabaseException(cause.getMessage(), cause, true, false);
  }

  /// As [#notBegun(SQLException)], because nobody asked for one.
  static DatabaseException notBegun(String message) {
    return new DatabaseException(message, null, true, false);
  }

  /// Whether the database could not be reached, so that the same may work in a moment.
  public boolean unavailable() {
    return unavailable;
  }

  /// Whether a transaction was begun. If not, it is sure that nothing was done; if so, and the
  /// database is [#unavailable], it may have been committed.
  public boolean begun() {
    return begun;
  }

  /// Whether the transaction was undone for the sake of another, so that the same may work at once.
  public boolean lostRace() {
    return lostRace;
  }

  /// Class 08 is a broken connection, 25P03 one that was ended because we paused, 53 a lack of
  /// resources (a full disk too), 57P a shutdown, 58 a failing disk, and 25006 a server that became
  /// read-only when another took over.
  private static boolean isConnectionFailure(SQLException e) {
    var state = e.getSQLState();
    return e instanceof java.sql.SQLTransientConnectionException
        || (state != null && (state.matches("(08|25P03|53|58|57P).*") || state.equals("25006")));
  }
}
