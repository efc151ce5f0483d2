package org.partbook.doctor;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import org.partbook.Config;
import org.partbook.Installation;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.DatabaseFacts;
import org.partbook.postgres.EmbeddedPostgresException;
import org.partbook.postgres.OtherVersionException;

/// Whether the database is there, how fast it answers, and whether it keeps what it confirms.
final class DatabaseCheck implements Check {
  /// A server takes one that doesn't answer for so long for one that is away.
  private static final Duration AWAY = Duration.ofMillis(700);

  private static final Duration SLOW = Duration.ofMillis(50);
  private static final int OLDEST = 15;
  private static final int QUESTIONS = 5;

  private final Config config;
  private Optional<Installation> opened = Optional.empty();

  DatabaseCheck(Config config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "database";
  }

  /// What stands on the database, if that is there; asked for afterwards, and closed by who asks.
  Optional<Installation> opened() {
    return opened;
  }

  @Override
  public Outcome examine() {
    if (config.database().isEmpty()
        && !Files.isDirectory(config.data().resolve("postgres").resolve("data"))) {
      return Outcome.fault(
          "there is none in " + config.data(),
          "Name the folder with --data, or start a server, which makes it");
    }
    try {
      opened = Optional.of(Installation.asItIs(config));
      return owner().orElseGet(() -> judge(opened.get().db()));
    } catch (OtherVersionException e) {
      return Outcome.fault(
          "PostgreSQL %d has made it, and this Partbook brings PostgreSQL %d, which can't read it"
              .formatted(e.madeBy(), e.brought()),
          "Bring it over: docs/operations.md, A newer PostgreSQL");
    } catch (EmbeddedPostgresException e) {
      return Outcome.fault(
          "it doesn't start: " + Failure.words(e), "postgres/server.log may say more");
    } catch (DatabaseException e) {
      return Outcome.fault(
          "it is away: " + Failure.words(e),
          "Start it, or mend PARTBOOK_DATABASE_URL; nothing can be sold until then");
    }
  }

  /// Who makes the tables is needed by the next upgrade only, and then at once.
  private Optional<Outcome> owner() {
    if (config.database().isEmpty() || config.databaseOwner().isEmpty()) {
      return Optional.empty();
    }
    try (var owner = Database.openAsItIs(config.databaseOwner().get(), 1)) {
      owner.answers();
      return Optional.empty();
    } catch (DatabaseException e) {
      return Optional.of(
          Outcome.fault(
              "the owner of the tables can't log in: " + Failure.words(e),
              "Mend PARTBOOK_DATABASE_OWNER_URL; the next upgrade needs it"));
    }
  }

  private static Outcome judge(Database db) {
    return judge(db.facts().server(), fastest(db), db.facts().servers().size());
  }

  /// @param took the best of some answers
  /// @param running how many servers there are
  static Outcome judge(DatabaseFacts.Server server, Duration took, int running) {
    var message = "PostgreSQL %s answers in %s".formatted(server.version(), Words.time(took));
    if (server.readsOnly()) {
      return Outcome.fault(
          message + ", and can't be written to",
          "Name the one that can; with a standby, targetServerType=primary finds it");
    }
    if (!server.unsafe().isEmpty()) {
      return Outcome.fault(
          message + ", and a power cut may lose what was confirmed",
          "Switch on: " + String.join(", ", server.unsafe()));
    }
    if (took.compareTo(AWAY) > 0) {
      return Outcome.fault(message, "A server takes that for away; see what holds it up");
    }
    var odd = new ArrayList<String>();
    if (server.major() < OLDEST) {
      odd.add("it is older than " + OLDEST + ", and was not tried");
    }
    if (took.compareTo(SLOW) > 0) {
      odd.add("each sale waits for several answers");
    }
    tooFew(server.connections(), running).ifPresent(odd::add);
    return odd.isEmpty()
        ? Outcome.ok(message)
        : Outcome.warning(message, "See docs/operations.md, Which database").with(odd);
  }

  /// The best of some: what else the machine has to do isn't the database's fault.
  private static Duration fastest(Database db) {
    var fastest = db.facts().now().took();
    for (int i = 1; i < QUESTIONS; i++) {
      var took = db.facts().now().took();
      fastest = took.compareTo(fastest) < 0 ? took : fastest;
    }
    return fastest;
  }

  private static Optional<String> tooFew(int connections, int running) {
    int servers = Math.max(1, running);
    int needed = servers * Database.MOST_OF_A_SERVER + Database.MOST_OF_A_COMMAND;
    return connections >= needed
        ? Optional.empty()
        : Optional.of(
            "it takes %d connections, and %s with a command may use %d"
                .formatted(connections, Words.count(servers, "server", "servers"), needed));
  }
}
