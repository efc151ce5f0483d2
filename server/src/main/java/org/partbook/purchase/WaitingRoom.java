package org.partbook.purchase;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.partbook.access.VendorId;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.ending.LastResort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where those wait who have asked for an order that is being processed, each on a thread of its
/// own that is parked.
///
/// Lines that this server settles wake them at once ([#settled]). For lines that another server
/// settles, and for those that are cancelled, one thread looks for all who wait with one statement,
/// five times a second, and not at all while nobody waits. So a waiter that misses a word is late,
/// and never lost.
///
/// There is room for so many, of one vendor too; who finds none is told so, and answered at once.
public final class WaitingRoom implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  public static final int MOST = 1000;
  private static final int MOST_OF_ONE_VENDOR = 500;

  /// All who wait together, so that a look stays small.
  private static final int MOST_LINES = 20_000;

  /// Between the answer that a line is being processed and the waiting for it, it may be settled.
  private static final int REMEMBERED = 10_000;

  private final Database db;
  private final PurchaseStore store = new PurchaseStore();
  private final Map<Turn, Set<Waiter>> waiters = new HashMap<>();
  private final Map<VendorId, Integer> ofVendors = new HashMap<>();
  private final LinkedHashSet<Turn> lately = new LinkedHashSet<>();
  private final Thread watch;
  private int count;
  private int lines;
  private volatile boolean closed;

  private WaitingRoom(Database db, LastResort lastResort) {
    this.db = db;
    this.watch =
        lastResort.unstarted(Thread.ofVirtual().name("waiting-room"), () -> closed, this::watch);
  }

  /// Opens one.
  ///
  /// @param lastResort what is done when nobody looks any more
  public static WaitingRoom open(Database db, LastResort lastResort) {
    var room = new WaitingRoom(db, lastResort);
    room.watch.start();
    return room;
  }

  /// One who waits until all of some lines are settled.
  final class Waiter {
    private final VendorId vendor;
    private final Set<Turn> open;
    private final int places;
    private final CountDownLatch end = new CountDownLatch(1);

    private Waiter(VendorId vendor, Set<Turn> open) {
      this.vendor = vendor;
      this.open = open;
      this.places = open.size();
    }

    /// Waits, and leaves.
    ///
    /// @param gone is given what ends the waiting early
    /// @return whether the lines were said to be settled; else the time is over, or nobody waits
    ///   any more for whatever reason
    boolean await(Duration time, Consumer<Runnable> gone) {
      gone.accept(end::countDown);
      try {
        return end.await(time.toNanos(), TimeUnit.NANOSECONDS) && isOver();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      } finally {
        leave(this);
      }
    }

    private boolean isOver() {
      synchronized (WaitingRoom.this) {
        return open.isEmpty();
      }
    }
  }

  /// Lets one in.
  ///
  /// @param turns that are waited for
  /// @return nothing if there is no room
  synchronized Optional<Waiter> enter(VendorId vendor, List<Turn> turns) {
    var mine = ofVendors.getOrDefault(vendor, 0);
    if (closed
        || count >= MOST
        || mine >= MOST_OF_ONE_VENDOR
        || lines > MOST_LINES - turns.size()) {
      return Optional.empty();
    }
    var open = new HashSet<>(turns);
    open.removeAll(lately);
    var waiter = new Waiter(vendor, open);
    open.forEach(turn -> waiters.computeIfAbsent(turn, _ -> new HashSet<>()).add(waiter));
    count++;
    lines += waiter.places;
    ofVendors.put(vendor, mine + 1);
    if (open.isEmpty()) {
      waiter.end.countDown();
    }
    notifyAll();
    return Optional.of(waiter);
  }

  private synchronized void leave(Waiter waiter) {
    for (var turn : waiter.open) {
      waiters.computeIfPresent(
          turn,
          (_, some) -> {
            some.remove(waiter);
            return some.isEmpty() ? null : some;
          });
    }
    count--;
    lines -= waiter.places;
    ofVendors.computeIfPresent(waiter.vendor, (_, some) -> some == 1 ? null : some - 1);
  }

  /// To be told of each line that this server has settled, once that is durable.
  public void settled(ClaimedLine line) {
    settled(new Turn(line.number(), line.epoch()));
  }

  private synchronized void settled(Turn turn) {
    lately.add(turn);
    if (lately.size() > REMEMBERED) {
      lately.removeFirst();
    }
    var some = waiters.remove(turn);
    if (some != null) {
      for (var waiter : some) {
        waiter.open.remove(turn);
        if (waiter.open.isEmpty()) {
          waiter.end.countDown();
        }
      }
    }
  }

  /// A line that was said to be settled isn't: somebody else had taken it over before.
  synchronized void wasNot(Turn settled) {
    lately.remove(settled);
  }

  /// How many wait now, of [#MOST].
  public synchronized int waiting() {
    return count;
  }

  private void watch() {
    try {
      while (!closed) {
        awaitSomebody();
        Thread.sleep(LOOK_EVERY);
        look();
      }
    } catch (InterruptedException e) {
      LOG.debug("nobody is waited for any more");
    }
  }

  private synchronized void awaitSomebody() throws InterruptedException {
    while (waiters.isEmpty()) {
      wait();
    }
  }

  private synchronized List<Turn> waitedFor() {
    return new ArrayList<>(waiters.keySet());
  }

  private void look() {
    var turns = waitedFor();
    try {
      var open = turns.isEmpty() ? Set.<Turn>of() : db.ask(tx -> store.open(tx, turns));
      turns.stream().filter(turn -> !open.contains(turn)).forEach(this::settled);
    } catch (RuntimeException e) {
      // That the database is away is said once, by those who watch it.
      if (!closed && !(e instanceof DatabaseException away && away.unavailable())) {
        LOG.warn("it can't be seen which lines have been settled: {}", e.toString());
      }
    }
  }

  /// Lets all go, and nobody in any more.
  @Override
  public void close() {
    closed = true;
    watch.interrupt();
    synchronized (this) {
      waiters.values().forEach(some -> some.forEach(waiter -> waiter.end.countDown()));
    }
  }
}
