package org.partbook.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

/// Changes tables, by Flyway, or says why not. Reading Flyway costs a start more processor time
/// than all of Partbook, so [Schema] comes here only when something is due or wrong.
final class Migrator {
  /// Held by who changes tables: others wait for that, and find that nothing is left to be done.
  private static final long LOCK = 0x5042_4D49_4752L;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /// What PostgreSQL says when that is over.
  private static final String TAKEN = "55P03";

  private final DatabaseUrl url;
  private final Flyway flyway;

  Migrator(DatabaseUrl url) {
    this.url = url;
    this.flyway = of(url, "latest");
  }

  private static Flyway of(DatabaseUrl url, String target) {
    return Flyway.configure()
        // Not from the pool: a migration may take longer than any statement of ours.
        .dataSource(url.jdbcUrl(), url.user(), url.password())
        .initSql("set lock_timeout = '%ds'".formatted(PATIENCE.toSeconds()))
        .locations("classpath:" + Migrations.FOLDER)
        .target(target)
        .load();
  }

  /// As [Schema#bringUpToDate].
  void bringUpToDate() {
    var info = flyway.info();
    requireKnown(info);
    migrate(info);
  }

  /// Whoever changes a table waits for all that read it, and everybody else waits behind: sales, too.
  /// So a backup that is being made isn't waited for at all, and others not for long.
  private void migrate(MigrationInfoService info) {
    if (isNothingChanged(info)) {
      flyway.migrate();
      return;
    }
    try (var connection = Schema.connect(url)) {
      Schema.lock(connection, LOCK);
      if (isNothingChanged(flyway.info())) {
        // Somebody else has done it just now.
        flyway.migrate();
        return;
      }
      if (!Schema.tryLock(connection, Snapshot.LOCK)) {
        throw new SchemaException(
            "a backup is being made of this database, and its tables can't be brought to version %s meanwhile. Start again when it is done"
                .formatted(newest(info)));
      }
      flyway.migrate();
    } catch (FlywayException e) {
      throw isTaken(e) ? new SchemaException(taken(info)) : e;
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  private static boolean isNothingChanged(MigrationInfoService info) {
    return info.current() == null || info.pending().length == 0;
  }

  private static boolean isTaken(FlywayException error) {
    return Stream.iterate((Throwable) error, Objects::nonNull, Throwable::getCause)
        .anyMatch(one -> one instanceof SQLException sql && TAKEN.equals(sql.getSQLState()));
  }

  private static String taken(MigrationInfoService info) {
    return "somebody else has had a table of this database in hand for %d seconds, and sales can't wait longer for it to be brought to version %s. Start again when that is done"
        .formatted(PATIENCE.toSeconds(), newest(info));
  }

  /// As [Schema#bringUpToDateUnlessServed].
  void bringUpToDateUnlessServed() {
    var info = flyway.info();
    requireKnown(info);
    if (isNothingChanged(info)) {
      flyway.migrate();
      return;
    }
    try (var connection = Schema.connect(url)) {
      if (!Schema.tryLock(connection)) {
        throw new SchemaException(
            "a server of an earlier version (tables of version %s) uses this database, and this program would have to bring the tables to version %s. Stop the server and start the new one first"
                .formatted(info.current().getVersion(), newest(info)));
      }
      migrate(info);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }

  /// Makes the tables as they were in an earlier version, or in this one.
  ///
  /// @throws SchemaException if this program doesn't know that version, or there are tables of
  ///   another
  void bringTo(String version) {
    var info = flyway.info();
    var wanted = MigrationVersion.fromVersion(version);
    if (wanted.compareTo(newest(info)) > 0) {
      throw new SchemaException(
          "these are the tables of a newer Partbook: they are of version %s, and this program knows them up to version %s. Use the newer program"
              .formatted(version, newest(info)));
    }
    var current = info.current();
    if (current != null && !current.getVersion().equals(wanted)) {
      throw new SchemaException(
          "the database has tables of version %s already, and those that are to be filled are of version %s. Take a database without tables"
              .formatted(current.getVersion(), version));
    }
    of(url, version).migrate();
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
}
