package org.partbook.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/// The tables, brought up to what this program needs, unless that would pull them away under
/// somebody.
///
/// Each server holds a lock in the database for its whole life ([Presence]), shared with all other
/// servers, on this machine and others. A command that would have to change the tables needs that
/// lock for itself alone, so it finds out whether a server runs, and none starts meanwhile. A
/// server changes them beside others of an earlier version, as when one after the other is brought
/// up to date: migrations are written for that.
final class Schema {
  /// "Partbook", which nobody else will have chosen.
  static final long LOCK = 0x50617274626F6F6BL;

  private final DatabaseUrl url;
  private final Flyway flyway;

  Schema(DatabaseUrl url) {
    this.url = url;
    this.flyway =
        Flyway.configure()
            // Not from the pool: a migration may take longer than any statement of ours.
            .dataSource(url.jdbcUrl(), url.user(), url.password())
            .locations("classpath:org/partbook/db/migration")
            .load();
  }

  /// For a server.
  ///
  /// @throws SchemaException if the tables are those of a newer program
  void bringUpToDate() {
    requireKnown(flyway.info());
    flyway.migrate();
  }

  /// For a command.
  ///
  /// @throws SchemaException if the tables are those of a newer program, or have to be changed
  ///   while a server runs
  void bringUpToDateUnlessServed() {
    var info = flyway.info();
    requireKnown(info);
    if (info.current() == null || info.pending().length == 0) {
      flyway.migrate();
      return;
    }
    try (var connection = connect(url)) {
      if (!tryLock(connection)) {
        throw new SchemaException(
            "a server of an earlier version (tables of version %s) uses this database, and this program would have to bring the tables to version %s. Stop the server and start the new one first"
                .formatted(info.current().getVersion(), newest(info)));
      }
      flyway.migrate();
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static void requireKnown(MigrationInfoService info) {
    var current = info.current();
    var newest = newest(info);
    if (current != null && current.getVersion().compareTo(newest) > 0) {
      throw new SchemaException(
          "the database belongs to a newer Partbook: its tables are of version %s, and this program knows them up to version %s. Use the newer program, or the backup from before the upgrade"
              .formatted(current.getVersion(), newest));
    }
  }

  /// What this program brings along.
  private static MigrationVersion newest(MigrationInfoService info) {
    var newest = MigrationVersion.EMPTY;
    for (var one : info.all()) {
      if (one.getState().isResolved() && one.getVersion().compareTo(newest) > 0) {
        newest = one.getVersion();
      }
    }
    return newest;
  }

  static Connection connect(DatabaseUrl url) throws SQLException {
    return new Connections(url, Map.of()).getConnection();
  }

  private static boolean tryLock(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
      statement.setLong(1, LOCK);
      try (var row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }
}
