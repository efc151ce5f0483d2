package org.partbook.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.ending.Joined;
import org.partbook.ending.LastResort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Draws events from their sources as they happen, and forgets those that are too old. Nobody waits
/// for it: whatever happens is done when the journal has it.
public final class EventDrawer implements AutoCloseable {
  /// How long events can be read.
  public static final Duration KEPT = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(EventDrawer.class);

  /// An event is seen after half of it, in the mean. To look costs one small question.
  private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(100);

  /// A look at the end of a journal that grows quickly takes longer, and then there are fewer.
  private static final int RESTS_FOR = 3;

  private static final Duration LONGEST_REST = Duration.ofSeconds(1);
  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
  private static final int FORGOTTEN_AT_ONCE = 5000;
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final Database db;
  private final Clock clock;
  private final List<EventSource> sources;
  private final Runnable drawn;
  private final EventStore store = new EventStore();
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private Instant cleaned = Instant.MIN;
  private boolean failing;

  private EventDrawer(
      Database db, Clock clock, List<EventSource> more, Runnable drawn, LastResort lastResort) {
    this.db = db;
    this.clock = clock;
    this.sources = Stream.concat(Stream.of(new JournalEvents(db, clock)), more.stream()).toList();
    this.drawn = drawn;
    this.thread =
        lastResort.unstarted(
            Thread.ofPlatform().name("event-drawer").daemon(), this::isClosed, this::run);
  }

  /// Starts it.
  ///
  /// @param more what else than the journal events come from
  /// @param drawn is told when this server has appended events
  public static EventDrawer start(
      Database db, Clock clock, List<EventSource> more, Runnable drawn, LastResort lastResort) {
    var drawer = new EventDrawer(db, clock, more, drawn, lastResort);
    drawer.thread.start();
    return drawer;
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void run() {
    try {
      var rest = BETWEEN_ROUNDS;
      while (!closing.await(rest.toMillis(), TimeUnit.MILLISECONDS)) {
        var before = System.nanoTime();
        rounds();
        rest = restAfter(Duration.ofNanos(System.nanoTime() - before));
      }
    } catch (InterruptedException e) {
      LOG.debug("no events are drawn any more");
    }
  }

  private static Duration restAfter(Duration work) {
    var rest = work.multipliedBy(RESTS_FOR);
    if (rest.compareTo(BETWEEN_ROUNDS) < 0) {
      return BETWEEN_ROUNDS;
    }
    return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
  }

  private void rounds() {
    try {
      while (inTurn() && !isClosed()) {
        // There is more.
      }
      clean();
      if (failing) {
        failing = false;
        LOG.info("events are drawn again");
      }
    } catch (RuntimeException e) {
      if (e instanceof DatabaseException database && database.unavailable()) {
        // Others tell of that.
        return;
      }
      if (!failing && !isClosed()) {
        failing = true;
        LOG.error("no events can be drawn; it is tried again and again", e);
      }
    }
  }

  /// One round of each source.
  ///
  /// @return whether one has more to do at once
  private boolean inTurn() {
    var more = false;
    for (var source : sources) {
      var progress = source.round();
      if (progress != EventSource.Progress.NOTHING) {
        drawn.run();
      }
      more |= progress == EventSource.Progress.MORE;
    }
    return more;
  }

  private void clean() {
    var now = clock.instant();
    if (now.isBefore(cleaned.plus(BETWEEN_CLEANINGS))) {
      return;
    }
    for (var log : db.ask(store::logs)) {
      while (db.inTransaction(tx -> store.forget(tx, log, now.minus(KEPT), FORGOTTEN_AT_ONCE))
              == FORGOTTEN_AT_ONCE
          && !isClosed()) {
        // There are more.
      }
    }
    cleaned = now;
  }

  /// Lets a round that is under way come to its end.
  @Override
  public void close() {
    closing.countDown();
    Joined.within(LONGEST_END, thread);
  }
}
