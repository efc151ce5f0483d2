package org.partbook.fleet;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.ending.Joined;
import org.partbook.ending.LastResort;
import org.partbook.fleet.FleetStore.Seen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The servers of one database, seen from one of them.
///
/// Each has a row, which it renews every second by one statement that also reads the others'. Whose
/// row is older than four seconds by the database's clock has gone. So a server that was killed is
/// in nobody's way for longer; one that ends in order takes its row along; and one that starts
/// again in its data folder, which is its alone, takes away what its former self has left.
///
/// Who comes holds itself against those that are there, under a lock of the table, before it is one
/// of them. Where it can't be, it looks again for as long as somebody who was killed may be seen,
/// and then ends.
public final class Fleet implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  /// What the others have told of their clocks may be a second old.
  private static final int BEATS_TILL_SAID = 2;

  private final Database db;
  private final Clock clock;
  private final FleetStore store = new FleetStore();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private final Set<String> met = new HashSet<>();
  private volatile Member me;
  private volatile Exchange exchange = Exchange.none();
  private volatile long clockAhead;
  private boolean isHeard;
  private int beatsApart;

  private Fleet(Database db, Clock clock, Member me, LastResort lastResort) {
    this.db = db;
    this.clock = clock;
    this.me = me;
    this.thread =
        lastResort.unstarted(Thread.ofPlatform().name("fleet").daemon(), this::isClosed, this::run);
  }

  /// Comes to the servers that are there.
  ///
  /// @throws FleetException if it can't, because bytes or times would differ
  public static Fleet join(Database db, Clock clock, Member me, LastResort lastResort) {
    var fleet = new Fleet(db, clock, me, lastResort);
    fleet.awaitAgreement().warnings().forEach(LOG::warn);
    fleet.thread.start();
    return fleet;
  }

  private Agreement awaitAgreement() {
    var begun = System.nanoTime();
    boolean isTold = false;
    while (true) {
      var agreement = tryToJoin();
      if (agreement.refusals().isEmpty()) {
        return agreement;
      }
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new FleetException(agreement.refusals());
      }
      if (!isTold) {
        isTold = true;
        LOG.info("another server is there or was killed just now: waiting for it to be gone");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for other servers", e);
    }
  }

  private Agreement tryToJoin() {
    return db.inTransaction(tx -> {
      store.lock(tx);
      store.clear(tx, me.place());
      var before = clock.millis();
      var seen = store.others(tx, me.run());
      reckon(before, seen);
      var agreement = Agreement.of(me, clockAhead, seen.others());
      if (agreement.refusals().isEmpty()) {
        store.beat(tx, me, clockAhead, new byte[0]);
        seen.others().forEach(other -> met.add(other.run()));
      }
      return agreement;
    });
  }

  /// How far this clock is ahead of the database's: in the middle of the question, or, where that
  /// took long, as near to what was known as its two ends allow.
  private void reckon(long before, Seen seen) {
    var least = before - seen.now();
    var most = clock.millis() - seen.now();
    if (least <= most) {
      clockAhead =
          most - least < BEAT.toMillis()
              ? least + (most - least) / 2
              : Math.clamp(clockAhead, least, most);
    }
  }

  /// Says what wasn't known when it came, as the address that it listens on.
  public synchronized void say(String name, String value) {
    me.setting(name).filter(one -> one.value().isEmpty()).ifPresent(_ -> tell(name, value));
  }

  /// Says what has changed since it came.
  public synchronized void tell(String name, String value) {
    me.setting(name)
        .map(one ->
            new Setting(
                one.name(), Optional.of(value), one.isShown(), one.onDifference(), one.why()))
        .ifPresent(changed -> {
          me = me.with(changed);
          beat();
        });
  }

  /// What each server that is there has for a setting; nothing if it knows no such setting.
  public static Map<String, Optional<String>> told(Database db, String setting) {
    return db.ask(tx -> new FleetStore().others(tx, "")).others().stream()
        .collect(
            Collectors.toMap(
                Neighbour::name,
                one -> Optional.ofNullable(one.settings().get(setting)),
                (one, other) -> one.equals(other) ? one : Optional.<String>empty()));
  }

  /// Has something told to the others, and heard from them.
  public void exchange(Exchange with) {
    exchange = with;
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void run() {
    try {
      while (!closing.await(BEAT.toMillis(), TimeUnit.MILLISECONDS)) {
        beat();
      }
    } catch (InterruptedException _) {
      LOG.debug("this server is told of no more");
    }
  }

  private synchronized void beat() {
    try {
      var before = clock.millis();
      var said = exchange.say(isHeard);
      var seen = db.tell(tx -> store.beat(tx, me, clockAhead, said));
      reckon(before, seen);
      isHeard = !seen.others().isEmpty();
      sayOfClocks(seen.others());
      meet(seen.others());
      exchange.hear(seen.said());
    } catch (DatabaseException e) {
      // That it is away is said by those who need it.
      LOG.debug("this server can't be told of now: {}", e.toString());
    } catch (RuntimeException e) {
      LOG.warn("this server can't be told of", e);
    }
  }

  /// A clock may go wrong after its server has started, and the one that does is the last to know.
  private void sayOfClocks(List<Neighbour> others) {
    var apart = Agreement.ofClocks(clockAhead, others);
    if (apart.isEmpty()) {
      if (beatsApart >= BEATS_TILL_SAID) {
        LOG.warn("the clocks of this server and the others go together again");
      }
      beatsApart = 0;
    } else if (++beatsApart == BEATS_TILL_SAID) {
      LOG.error("{}", apart.get());
    }
  }

  /// Whoever came while this one couldn't be seen, as the database was away, was held against
  /// nothing.
  private void meet(List<Neighbour> others) {
    for (var other : others) {
      if (met.add(other.run())) {
        Agreement.ofSettings(me, List.of(other)).refusals().forEach(LOG::error);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    Joined.within(LONGEST_END, thread);
    try {
      db.transact(tx -> store.leave(tx, me.run()));
    } catch (DatabaseException e) {
      LOG.debug("this server is told of for some seconds more: {}", e.toString());
    }
  }
}
