package org.partbook.db;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.PGConnection;

/// Fills an empty database with rows that were read from another: makes the tables as they were
/// there, by their migrations, and puts the rows in, all of them or none.
///
/// The owner does it. Triggers that keep rows from being changed are off meanwhile, within the one
/// transaction; keys among tables are checked. No server can begin on the database before it is
/// closed.
public final class Refill implements AutoCloseable {
  private static final Set<String> FILLED_BY_MIGRATIONS =
      Set.of("catalog_state", "event_position", "log_state");

  private static final String TRIGGERS =
      """
      select tgname as name, relname as of, tgenabled = 'A' as always
      from pg_trigger join pg_class on pg_class.oid = tgrelid
      where relnamespace = current_schema()::regnamespace and not tgisinternal
      """;

  private static final String KEYS =
      """
      select referring.relname as referring, referred.relname as referred
      from pg_constraint
      join pg_class as referring on referring.oid = conrelid
      join pg_class as referred on referred.oid = confrelid
      where contype = 'f' and conrelid <> confrelid
        and connamespace = current_schema()::regnamespace
      """;

  private static final int READ_AT_ONCE = 64 * 1024;

  private final DatabaseUrl owner;
  private final Connection connection;

  /// What is put in.
  public interface Rows {
    /// Of the last migration that the tables had.
    String version();

    List<TableShape> tables();

    List<SequenceState> sequences();

    /// How many rows a table had, if that is known.
    Optional<Long> count(TableShape table);

    InputStream read(TableShape table) throws IOException;
  }

  private record Reference(String referring, String referred) {}

  private record Trigger(String name, String of, boolean always) {}

  private Refill(DatabaseUrl owner, Connection connection) {
    this.owner = owner;
    this.connection = connection;
  }

  /// Of a database that is empty.
  ///
  /// @throws SchemaException if it isn't, or a server uses it
  public static Refill of(Access access) {
    access.ensure();
    try {
      var connection = Schema.connect(access.owner());
      try {
        if (!Schema.tryLock(connection)) {
          throw new SchemaException("a server uses this database. Stop it first");
        }
        requireEmpty(connection);
        return new Refill(access.owner(), connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw DatabaseException.notBegun(e);
    }
  }

  private static void requireEmpty(Connection connection) throws SQLException {
    for (var table : TableNames.tables(connection)) {
      if (!FILLED_BY_MIGRATIONS.contains(table.name()) && hasRows(connection, table)) {
        throw new SchemaException(
            "the database isn't empty: its table %s has rows. What is there is never overwritten: take an empty database"
                .formatted(table.name()));
      }
    }
  }

  private static boolean hasRows(Connection connection, TableShape table) throws SQLException {
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select exists (select from %s)"
                    .formatted(TableNames.quoted(connection, table.name())))) {
      return row.next() && row.getBoolean(1);
    }
  }

  /// Puts everything in.
  ///
  /// @throws SchemaException if the rows aren't those of tables that this program knows
  /// @throws IOException if they can't be read
  public void fill(Rows rows) throws IOException {
    new Migrator(owner).bringTo(rows.version());
    try {
      connection.setAutoCommit(false);
      fillTables(rows);
      connection.commit();
      connection.setAutoCommit(true);
      // What a server is planned by.
      execute("analyze");
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private void fillTables(Rows rows) throws SQLException, IOException {
    var tables = inOrder(requireSame(rows.tables()));
    var triggers = triggers();
    for (var table : tables) {
      execute("alter table %s disable trigger user".formatted(quoted(table.name())));
    }
    // Nobody else writes any more. A command may have, since it was looked at.
    requireEmpty(connection);
    truncate(tables);
    for (var table : tables) {
      fill(table, rows);
    }
    for (var sequence : rows.sequences()) {
      set(sequence);
    }
    for (var trigger : triggers) {
      execute(
          "alter table %s enable %s trigger %s"
              .formatted(quoted(trigger.of), trigger.always ? "always" : "", quoted(trigger.name)));
    }
  }

  private List<TableShape> requireSame(List<TableShape> theirs) throws SQLException {
    var ours = new HashSet<String>();
    TableNames.tables(connection).forEach(table -> ours.add(table.name()));
    var names = new HashSet<String>();
    theirs.forEach(table -> names.add(table.name()));
    if (!ours.equals(names)) {
      ours.addAll(names);
      throw new SchemaException(
          "the tables aren't those of this program: they would be " + String.join(", ", ours));
    }
    return theirs;
  }

  /// Those first that others refer to.
  private List<TableShape> inOrder(List<TableShape> tables) throws SQLException {
    var keys = references();
    var ordered = new ArrayList<TableShape>();
    var waiting = new ArrayList<>(tables);
    while (!waiting.isEmpty()) {
      var names = new HashSet<String>();
      waiting.forEach(table -> names.add(table.name()));
      var free =
          waiting.stream()
              .filter(table ->
                  keys.stream()
                      .noneMatch(key ->
                          key.referring.equals(table.name()) && names.contains(key.referred)))
              .toList();
      if (free.isEmpty()) {
        throw new IllegalStateException("tables refer to each other: " + names);
      }
      ordered.addAll(free);
      waiting.removeAll(free);
    }
    return ordered;
  }

  private List<Reference> references() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(KEYS)) {
      var all = new ArrayList<Reference>();
      while (row.next()) {
        all.add(new Reference(row.getString("referring"), row.getString("referred")));
      }
      return all;
    }
  }

  private List<Trigger> triggers() throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(TRIGGERS)) {
      var all = new ArrayList<Trigger>();
      while (row.next()) {
        all.add(new Trigger(row.getString("name"), row.getString("of"), row.getBoolean("always")));
      }
      return all;
    }
  }

  private void truncate(List<TableShape> tables) throws SQLException {
    var names = new ArrayList<String>();
    for (var table : tables) {
      names.add(quoted(table.name()));
    }
    execute("truncate " + String.join(", ", names));
  }

  private void fill(TableShape table, Rows rows) throws SQLException, IOException {
    var sql = "copy " + TableNames.copied(connection, table) + " from stdin";
    long filled;
    try (var in = rows.read(table)) {
      filled = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, READ_AT_ONCE);
    }
    var expected = rows.count(table);
    if (expected.isPresent() && expected.get() != filled) {
      throw new IOException(
          "table %s has %d rows instead of %d".formatted(table.name(), filled, expected.get()));
    }
  }

  private void set(SequenceState sequence) throws SQLException {
    try (var statement = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
      statement.setString(1, quoted(sequence.name()));
      statement.setLong(2, sequence.last());
      statement.setBoolean(3, sequence.called());
      statement.execute();
    }
  }

  private String quoted(String name) throws SQLException {
    return TableNames.quoted(connection, name);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// What wasn't put in whole isn't there. Whoever comes next finds the database free: the lock is
  /// given back here, since PostgreSQL gives it back some time after a connection was closed.
  @Override
  public void close() {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
      }
      Schema.unlock(connection);
    } catch (SQLException _) {
      // Whatever was under way is undone.
    }
  }
}
