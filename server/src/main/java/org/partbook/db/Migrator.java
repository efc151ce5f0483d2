package org.partbook.db;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Changes tables, by Flyway, or says why not. Reading Flyway costs a start more processor time
/// than all of Partbook, so [Schema] comes here only when something is due or wrong.
final class Migrator {
  private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

  /// Held by who changes tables: others wait for that, and find that nothing is left to be done.
  private static final long LOCK = 0x5042_4D49_4752L;

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(10);

  /// What PostgreSQL says when patience is over.
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
        .dataSource(
            new Connections(
                url, Map.of("options", "-c lock_timeout=%ds".formatted(PATIENCE.toSeconds()))))
        .locations("classpath:" + Migrations.FOLDER)
        .target(target)
        .load();
  }

  /// As [Schema#bringUpToDate]. It may have to wait, and says for what: other servers sell
  /// meanwhile.
  void bringUpToDate() {
    requireKnown(flyway.info());
    boolean isTold = false;
    for (var busy = tryToMigrate(); busy.isPresent(); busy = tryToMigrate()) {
      if (!isTold) {
        isTold = true;
        LOG.warn("{}. This server starts when that is over", busy.get().why());
      }
      pause(busy.get().pause());
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the tables", e);
    }
  }

  /// What is in the way of a migration.
  ///
  /// @param pause before it is worth trying again
  private record Busy(String why, Duration pause) {}

  /// Whoever changes a table waits for all that read it, and everybody else waits behind: sales,
  /// too. So a backup that is being made isn't waited for so at all, and others not for long.
  ///
  /// @return what is in the way; nothing if it is done
  private Optional<Busy> tryToMigrate() {
    if (isNothingChanged(flyway.info())) {
      flyway.migrate();
      return Optional.empty();
    }
    try (var connection = Schema.connect(url)) {
      Schema.lock(connection, LOCK);
      var info = flyway.info();
      // Somebody else may have done it just now.
      if (!isNothingChanged(info) && !Schema.tryLock(connection, Snapshot.LOCK)) {
        return Optional.of(
            new Busy(
                "a backup is being made of this database, and its tables can't be brought to version %s meanwhile"
                    .formatted(newest(info)),
                BETWEEN_LOOKS));
      }
      flyway.migrate();
      return Optional.empty();
    } catch (FlywayException e) {
      if (!isTaken(e)) {
        throw e;
      }
      return Optional.of(
          new Busy(
              "somebody else has had a table of this database in hand for %d seconds, and sales can't wait longer for it to be changed"
                  .formatted(PATIENCE.toSeconds()),
              BETWEEN_TRIES));
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
      var busy = tryToMigrate();
      if (busy.isPresent()) {
        throw new SchemaException(busy.get().why() + ". Try again when that is over");
      }
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
