package org.partbook.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The tables, brought up to what this program needs, unless that would pull them away under
/// somebody.
///
/// Each server holds a lock in the database for its whole life ([Presence]), shared with all other
/// servers, on this machine and others. A command that would have to change the tables needs that
/// lock for itself alone, so it finds out whether a server runs, and none starts meanwhile. A
/// server changes them beside others of an earlier version, as when one after the other is brought
/// up to date: migrations are written for that.
///
/// Mostly nothing is due, and that is seen without Flyway, by what it has noted in its table: just
/// the migrations of this program, with the same checksums, and each has worked. Whenever that
/// isn't so, Flyway looks itself, and says what is wrong ([Migrator]).
final class Schema {
  /// "Partbook", which nobody else will have chosen.
  static final long LOCK = 0x50617274626F6F6BL;

  /// Flyway's table is where new tables are made, and may be missing.
  private static final String NOTES_ARE_THERE =
      """
      select to_regclass(quote_ident(current_schema()) || '.flyway_schema_history') is not null
        as there
      """;

  private static final String NOTES =
      "select version, description, type, script, checksum, success from flyway_schema_history";

  private final Database db;
  private final DatabaseUrl owner;
  private final Optional<ServerRole> role;

  /// @param owner of the tables, who changes them
  /// @param role who works with them, if it is another
  Schema(Database db, DatabaseUrl owner, Optional<ServerRole> role) {
    this.db = db;
    this.owner = owner;
    this.role = role;
  }

  /// For a server.
  ///
  /// @throws SchemaException if the tables are those of a newer program
  void bringUpToDate() {
    if (!isUpToDate()) {
      new Migrator(owner).bringUpToDate();
      role.ifPresent(ServerRole::grant);
    }
  }

  /// For a command.
  ///
  /// @throws SchemaException if the tables are those of a newer program, or have to be changed
  ///   while a server runs
  void bringUpToDateUnlessServed() {
    if (!isUpToDate()) {
      new Migrator(owner).bringUpToDateUnlessServed();
      role.ifPresent(ServerRole::grant);
    }
  }

  /// Whether Flyway would find nothing to do and nothing to complain of.
  boolean isUpToDate() {
    var packaged = Migrations.packaged();
    return packaged.isPresent() && db.ask(tx -> haveRun(tx, packaged.get()));
  }

  private static boolean haveRun(Tx tx, Set<String> packaged) {
    if (!tx.one(NOTES_ARE_THERE, row -> row.getBoolean("there")).orElse(false)) {
      return false;
    }
    var notes = tx.list(NOTES, Schema::note);
    return notes.size() == packaged.size() && packaged.equals(new HashSet<>(notes));
  }

  /// How far the tables are. Nothing is changed.
  static SchemaState state(Tx tx) {
    if (!tx.one(NOTES_ARE_THERE, row -> row.getBoolean("there")).orElse(false)) {
      return new SchemaState.Empty();
    }
    var notes =
        tx.list(
            NOTES,
            row ->
                new SchemaLook.Note(
                    String.valueOf(row.getString("version")),
                    row.getBoolean("success"),
                    note(row)));
    return Migrations.packaged()
        .map(packaged -> SchemaLook.judge(notes, packaged))
        .orElseGet(SchemaState.Untold::new);
  }

  private static String note(ResultSet row) throws SQLException {
    return row.getBoolean("success") && "SQL".equals(row.getString("type"))
        ? Migrations.line(
            row.getString("version"),
            row.getString("description"),
            row.getString("script"),
            row.getInt("checksum"))
        : "not as it should be";
  }

  static Connection connect(DatabaseUrl url) throws SQLException {
    return new Connections(url, Map.of()).getConnection();
  }

  static boolean tryLock(Connection connection) throws SQLException {
    return tryLock(connection, LOCK);
  }

  static boolean tryLock(Connection connection, long lock) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, lock);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /// Waits for it.
  static void lock(Connection connection, long lock) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_advisory_lock(?)")) {
      statement.setLong(1, lock);
      statement.execute();
    }
  }

  static void unlock(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
      statement.setLong(1, LOCK);
      statement.execute();
    }
  }
}
