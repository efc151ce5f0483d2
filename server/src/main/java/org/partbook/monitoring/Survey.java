package org.partbook.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.backup.LatestBackup;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What waits in the database, at some moment, for whichever server.
///
/// @param lines that are being processed
/// @param webhooks messages that have not arrived
/// @param unlogged entries of the journal that aren't in its log
/// @param backup of which moment the latest is, if any was made
record Survey(List<Queue> lines, List<Queue> webhooks, Queue unlogged, Optional<Instant> backup) {
  /// So long an endpoint that was disabled is told of.
  static final Duration DISABLED_LATELY = Duration.ofDays(1);

  /// Things that wait.
  ///
  /// @param waiting how many, as far as they are counted
  /// @param first since when the first of them waits
  /// @param disabled of endpoints, how many were disabled lately as nothing arrived there
  record Queue(Environment environment, long waiting, Optional<Instant> first, int disabled) {
    static Queue empty(Environment environment) {
      return new Queue(environment, 0, Optional.empty(), 0);
    }

    /// How long the first has been waiting. A vendor's sandbox may be in the future.
    Duration age(Instant now) {
      return first
          .map(since -> Duration.between(since, now))
          .filter(Duration::isPositive)
          .orElse(Duration.ZERO);
    }

    private Queue earlier(Duration by) {
      return new Queue(environment, waiting, first.map(time -> time.minus(by)), disabled);
    }
  }

  Queue lines(Environment environment) {
    return of(lines, environment);
  }

  Queue webhooks(Environment environment) {
    return of(webhooks, environment);
  }

  private static Queue of(List<Queue> queues, Environment environment) {
    return queues.stream()
        .filter(queue -> queue.environment() == environment)
        .findFirst()
        .orElseGet(() -> Queue.empty(environment));
  }

  /// Asks the database, and keeps the answer for a moment: many numbers are read from one. That
  /// there was none is kept as well, so that nobody waits for each number anew.
  static final class Latest {
    private static final long LASTING = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(Latest.class);
    private final Database db;
    private final Clock clock;
    private final Duration period;
    private final SurveyStore store = new SurveyStore();
    private Optional<Survey> survey = Optional.empty();
    private boolean failing;
    private long askedAt = System.nanoTime() - LASTING;

    /// @param period how long before its deadline a line begins to wait
    Latest(Database db, Clock clock, Duration period) {
      this.db = db;
      this.clock = clock;
      this.period = period;
    }

    /// What waits; nothing while that isn't known.
    synchronized Optional<Survey> get() {
      if (System.nanoTime() - askedAt >= LASTING) {
        survey = ask();
        askedAt = System.nanoTime();
      }
      return survey;
    }

    private Optional<Survey> ask() {
      try {
        var found = Optional.of(db.inTransaction(this::ask));
        failing = false;
        return found;
      } catch (RuntimeException e) {
        // That the database is away is said once, by those who watch it.
        if (!failing && !(e instanceof DatabaseException away && away.unavailable())) {
          failing = true;
          LOG.warn("it can't be seen what waits: {}", e.toString());
        }
        return Optional.empty();
      }
    }

    private Survey ask(Tx tx) {
      return new Survey(
          store.lines(tx).stream().map(queue -> queue.earlier(period)).toList(),
          store.webhooks(tx, clock.instant().minus(DISABLED_LATELY)),
          store.unlogged(tx),
          LatestBackup.find(tx).map(LatestBackup::at));
    }
  }
}
