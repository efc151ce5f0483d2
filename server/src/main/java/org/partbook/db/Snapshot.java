package org.partbook.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/// All tables as they were at one moment, whatever is written meanwhile: one transaction that only
/// reads, on a connection of its own.
///
/// Rows come as PostgreSQL writes them as text, so another version of it can read them.
public final class Snapshot implements AutoCloseable {
  private static final String VERSION =
      """
      select version from flyway_schema_history
      where success and version is not null
      order by installed_rank desc limit 1
      """;

  /// However the server is set, the texts are the same.
  private static final String AS_TEXT =
      "set local datestyle = 'ISO'; set local intervalstyle = 'postgres';"
          + " set local extra_float_digits = 3; set local bytea_output = 'hex';"
          + " set local timezone = 'UTC'";

  private static final String IN_USE = "55P03";

  private final Connection connection;

  private Snapshot(Connection connection) {
    this.connection = connection;
  }

  /// Of a database in which others may go on to write.
  static Snapshot of(DatabaseUrl url) {
    return taken(url, false);
  }

  /// Of a database in which nobody else writes until it is closed.
  ///
  /// @throws SchemaException if somebody is writing
  static Snapshot alone(DatabaseUrl url) {
    return taken(url, true);
  }

  private static Snapshot taken(DatabaseUrl url, boolean alone) {
    try {
      // Between two reads of one table the program may write files for as long as it likes.
      var options = "-c idle_in_transaction_session_timeout=0 -c statement_timeout=0";
      var connection = new Connections(url, Map.of("options", options)).getConnection();
      try {
        begin(connection, alone);
        return new Snapshot(connection);
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      if (IN_USE.equals(e.getSQLState())) {
        throw new SchemaException("another command is writing into the database: wait for its end");
      }
      throw new DatabaseException(e);
    }
  }

  private static void begin(Connection connection, boolean alone) throws SQLException {
    var tables = alone ? TableNames.tables(connection) : List.<TableShape>of();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(
          alone
              ? "set transaction isolation level repeatable read"
              : "set transaction isolation level repeatable read, read only");
      statement.execute("set local lock_timeout = '10s'");
      for (var table : tables) {
        // Before the first question, so that the moment is one at which nobody writes any more.
        statement.execute(
            "lock table " + TableNames.quoted(connection, table.name()) + " in share mode");
      }
      statement.execute("set local lock_timeout = 0");
      statement.execute(AS_TEXT);
      statement.execute("select 1 from pg_class limit 1");
    }
  }

  /// Of the last migration.
  public String version() {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(VERSION)) {
      if (!row.next()) {
        throw new SchemaException("the database has no tables yet");
      }
      return row.getString(1);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// All tables, by name.
  public List<TableShape> tables() {
    try {
      return TableNames.tables(connection);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// All sequences, at least as far as the rows go.
  public List<SequenceState> sequences() {
    try {
      return TableNames.sequences(connection);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// Writes a table's rows, as they come.
  ///
  /// @return how many
  /// @throws IOException if they can't be written there
  public long write(TableShape table, OutputStream out) throws IOException {
    try {
      return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(question(table), out);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// A table's rows, to be read to their end and closed before anything else is asked.
  public InputStream read(TableShape table) {
    try {
      return new PGCopyInputStream(connection.unwrap(PGConnection.class), question(table));
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// How many rows a table has.
  public long count(TableShape table) {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select count(*) from " + TableNames.quoted(connection, table.name()))) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private String question(TableShape table) throws SQLException {
    return "copy " + TableNames.copied(connection, table) + " to stdout";
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException _) {
      // Nothing was written.
    }
  }
}
