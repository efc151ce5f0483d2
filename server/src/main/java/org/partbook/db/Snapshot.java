package org.partbook.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/// All tables as they were at one moment, whatever is written meanwhile: one transaction that only
/// reads, on a connection of its own.
///
/// Rows come as PostgreSQL writes them as text, so another version of it can read them.
///
/// Nobody changes the tables themselves meanwhile: one that is written anew would be empty for who
/// looks at an earlier moment. [Migrator] doesn't even ask for it, as everybody else would wait
/// behind it.
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

  /// Held by everybody who reads, and alone by who changes tables.
  static final long LOCK = 0x5042_534E_4150L;

  private static final String OTHERS_AWAY =
      """
      select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and usename = current_user
      """;

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
        throw new SchemaException(
            alone
                ? "another command is writing into the database: wait for its end"
                : "the tables are being brought up to date just now: wait for the end of that");
      }
      throw new DatabaseException(e);
    }
  }

  private static void begin(Connection connection, boolean alone) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set lock_timeout = '10s'");
      // Before any table, in the order in which who changes tables has them.
      statement.execute("select pg_advisory_lock_shared(%d)".formatted(LOCK));
      var tables = names(connection);
      connection.setAutoCommit(false);
      statement.execute(
          alone
              ? "set transaction isolation level repeatable read"
              : "set transaction isolation level repeatable read, read only");
      if (!tables.isEmpty()) {
        // Before the first question, so that the moment is one at which nobody writes any more, or
        // changes a table.
        statement.execute(
            "lock table %s in %s mode".formatted(tables, alone ? "share" : "access share"));
      }
      statement.execute("set local lock_timeout = 0");
      statement.execute(AS_TEXT);
      statement.execute("select 1 from pg_class limit 1");
    }
  }

  private static String names(Connection connection) throws SQLException {
    var names = new ArrayList<String>();
    for (var table : TableNames.tables(connection)) {
      names.add(TableNames.quoted(connection, table.name()));
    }
    return String.join(", ", names);
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

  /// Ends the connections of all others to this database: what they wait to do is refused.
  public void sendOthersAway() {
    try (var statement = connection.createStatement()) {
      statement.execute(OTHERS_AWAY);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private String question(TableShape table) throws SQLException {
    return "copy " + TableNames.copied(connection, table) + " to stdout";
  }

  /// Whoever changes tables next finds them free at once, and not when PostgreSQL has noticed.
  @Override
  public void close() {
    try (connection;
        var statement = connection.createStatement()) {
      connection.rollback();
      connection.setAutoCommit(true);
      statement.execute("select pg_advisory_unlock_shared(%d)".formatted(LOCK));
    } catch (SQLException _) {
      // Nothing was written.
    }
  }
}
