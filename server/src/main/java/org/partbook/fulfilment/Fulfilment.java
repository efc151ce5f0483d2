package org.partbook.fulfilment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.GroupCommit;
import org.partbook.db.Tx;
import org.partbook.ending.LastResort;
import org.partbook.fulfilment.ScoreSource.Absent;
import org.partbook.fulfilment.ScoreSource.Answer;
import org.partbook.fulfilment.ScoreSource.Available;
import org.partbook.fulfilment.ScoreSource.Later;
import org.partbook.fulfilment.ScoreSource.Unavailable;
import org.partbook.logging.About;
import org.partbook.logging.Works;
import org.partbook.purchase.ClaimedLine;
import org.partbook.purchase.FailedLine;
import org.partbook.purchase.OrderLines;
import org.partbook.purchase.Settlement;
import org.partbook.purchase.Settlement.Completed;
import org.partbook.purchase.Settlement.Failed;
import org.partbook.purchase.Settlement.TryAgain;
import org.partbook.purchase.Workshop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes lines from processing to completed or failed.
///
/// A line is claimed by pushing its due time a lease ahead, worked on in a virtual thread, and
/// settled under the number of the attempt that claimed it. While the work goes on the lease is
/// extended; when this process dies it isn't, and after at most [#LEASE] any server takes the line
/// up again. When somebody has cancelled or claimed it meanwhile, settling finds nothing to do.
/// What is lost if the attempt's number were left out: a slow server could complete a line that
/// another one has failed.
///
/// A new line is claimed with its registration where there is room for it, and wakes the claimer at
/// once where there isn't; polling finds retries, and what a crash left behind.
public final class Fulfilment implements Workshop, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fulfilment.class);

  /// How long a line is claimed, unless that is extended.
  public static final Duration LEASE = Duration.ofSeconds(10);

  private static final Duration EXTEND_EVERY = Duration.ofSeconds(3);
  private static final Duration POLL_EVERY = Duration.ofMillis(500);
  private static final Duration LATE = Duration.ofMinutes(1);

  /// Sources have limits of their own, for what they fetch and for what they read of it; this is
  /// for one that doesn't hold to them.
  private static final Duration MOST_TIME = Duration.ofMinutes(30);

  public static final int MOST_AT_ONCE = 64;

  /// While some are looked for, there is room for those that are being registered.
  private static final int MOST_CLAIMED_AT_ONCE = MOST_AT_ONCE / 2;

  /// At some ten lines a second, those who wait for an upstream wait for a quarter of an hour.
  private static final int MOST_DUE = 10_000;

  /// For all of the work together that is broken off at the end.
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Database db;
  private final ScoreSource source;
  private final Clock clock;
  private final Consumer<ClaimedLine> settled;
  private final OrderLines orderLines = new OrderLines();
  private final GroupCommit<Settlement, Optional<FailedLine>> settlements;
  private final Semaphore wakeUp = new Semaphore(0);
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final LongAdder failedLive = new LongAdder();
  private final LongAdder failedSandbox = new LongAdder();
  private final Map<ClaimedLine, Work> working = new ConcurrentHashMap<>();
  private final Thread claimer;
  private final Thread extender;
  private volatile Works works = Works.NOBODY;
  private volatile boolean full;
  private volatile boolean closed;

  private record Work(Thread thread, Instant since) {}

  private Fulfilment(
      Database db,
      ScoreSource source,
      Clock clock,
      Consumer<ClaimedLine> settled,
      LastResort lastResort) {
    this.settled = settled;
    this.db = db;
    this.source = source;
    this.clock = clock;
    this.settlements = new GroupCommit<>("settle", db, lastResort, this::settle);
    this.claimer =
        lastResort.unstarted(Thread.ofVirtual().name("fulfilment"), () -> closed, this::claimLines);
    this.extender =
        lastResort.unstarted(Thread.ofVirtual().name("leases"), () -> closed, this::extendLeases);
  }

  /// Starts claiming.
  ///
  /// @param settled told of each line that has been completed or has failed, once that is durable
  /// @param lastResort what is done when one of its threads ends
  public static Fulfilment start(
      Database db,
      ScoreSource source,
      Clock clock,
      Consumer<ClaimedLine> settled,
      LastResort lastResort) {
    var fulfilment = new Fulfilment(db, source, clock, settled, lastResort);
    fulfilment.claimer.start();
    fulfilment.extender.start();
    return fulfilment;
  }

  /// Has its work looked on at.
  public void lookedOnBy(Works onlooker) {
    works = onlooker;
  }

  @Override
  public void wake() {
    wakeUp.release();
  }

  @Override
  public boolean isFull() {
    return full;
  }

  @Override
  public Optional<Instant> reserve(int lines) {
    // Lines that wait come before new ones.
    return !closed && !room.hasQueuedThreads() && room.tryAcquire(lines)
        ? Optional.of(clock.instant().plus(LEASE))
        : Optional.empty();
  }

  @Override
  public void release(int lines) {
    room.release(lines);
  }

  /// What comes too late is found by whoever works when its lease is over.
  @Override
  public void take(ClaimedLine line) {
    if (closed) {
      room.release();
    } else {
      startWork(line);
    }
  }

  /// Whether a line has been due for more than a minute: then nobody works, or there is too much
  /// work.
  public boolean isLate() {
    var limit = clock.instant().minus(LATE);
    return db.inTransaction(orderLines::oldestDue).filter(due -> due.isBefore(limit)).isPresent();
  }

  private void claimLines() {
    try {
      while (!closed) {
        room.acquire();
        var free = 1;
        while (free < MOST_CLAIMED_AT_ONCE && room.tryAcquire()) {
          free++;
        }
        var claimed = claim(free);
        room.release(free - claimed.size());
        claimed.forEach(this::startWork);
        full = claimed.size() == free && isBacklogFull();
        if (claimed.size() < free) {
          waitForWork();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("fulfilment stops");
    }
  }

  private List<ClaimedLine> claim(int most) {
    try {
      var now = clock.instant();
      return db.inTransaction(tx -> orderLines.claim(tx, now, now.plus(LEASE), most));
    } catch (RuntimeException e) {
      warn("lines can't be claimed: {}", e);
      return List.of();
    }
  }

  /// Only asked where there is more to do than room for it.
  private boolean isBacklogFull() {
    try {
      return db.ask(tx -> orderLines.due(tx, clock.instant(), MOST_DUE)) == MOST_DUE;
    } catch (RuntimeException e) {
      warn("the lines that wait can't be counted: {}", e);
      return full;
    }
  }

  /// Wakes that came while we were busy count as one.
  private void waitForWork() throws InterruptedException {
    if (wakeUp.tryAcquire(POLL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
      wakeUp.drainPermits();
    }
  }

  private void startWork(ClaimedLine line) {
    var cause = works.here();
    var thread =
        Thread.ofVirtual()
            .name("line-" + line.number())
            .unstarted(() -> About.during(line, () -> work(line, cause)));
    working.put(line, new Work(thread, clock.instant()));
    thread.start();
  }

  private void work(ClaimedLine line, Works.Cause cause) {
    try (var seen = works.begin("fulfilment", cause, line)) {
      var settlement = settlement(line, ask(line));
      tell(seen, settlement);
      settlements.submit(settlement).join().ifPresent(failed -> tell(failed, settlement));
      if (!(settlement instanceof TryAgain)) {
        settled.accept(line);
      }
    } catch (RuntimeException e) {
      // The lease runs out and the line is taken up again, here or elsewhere.
      warn("line " + line.number() + " could not be settled: {}", e);
    } finally {
      working.remove(line);
      room.release();
    }
  }

  private static void tell(Works.Seen seen, Settlement settlement) {
    switch (settlement) {
      case Completed _ -> seen.outcome("completed", false);
      case Failed _ -> seen.outcome("failed", true);
      case TryAgain _ -> seen.outcome("try_again", false);
    }
  }

  private Answer ask(ClaimedLine line) {
    try {
      return source.fetch(line);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unavailable("the server was stopped");
    } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
      if (e instanceof DatabaseException database && database.unavailable()) {
        // Said once, by those who watch it.
        return new Unavailable("the database was away or had too much to do");
      }
      // A score that is too much for us must not keep its line for ever, past the deadline.
      LOG.warn("the score of asset {} can't be fetched: {}", line.asset(), e.toString());
      return new Unavailable("the score could not be fetched");
    }
  }

  private Settlement settlement(ClaimedLine line, Answer answer) {
    return switch (answer) {
      case Available(var file) -> new Completed(line, file);
      case Absent(var reason) -> new Failed(line, reason);
      case Unavailable(var reason) ->
          tryAgain(line, reason, clock.instant().plus(Backoff.after(line.attempt())));
      case Later(var reason, var due) -> tryAgain(line, reason, due);
    };
  }

  private Settlement tryAgain(ClaimedLine line, String reason, Instant due) {
    if (!clock.instant().isBefore(line.deadline())) {
      return new Failed(line, reason);
    }
    return new TryAgain(line, reason, due.isBefore(line.deadline()) ? due : line.deadline());
  }

  /// Somebody has paid and gets nothing.
  private void tell(FailedLine failed, Settlement settlement) {
    (failed.isLive() ? failedLive : failedSandbox).increment();
    var asset = settlement.line().asset();
    var reason = settlement instanceof Failed(_, var text) ? text : "";
    About.during(
        failed, () -> LOG.warn("a sale has failed: {}, asset {}: {}", failed, asset, reason));
  }

  /// How many live lines have failed since the start, as this server saw.
  public long failedLive() {
    return failedLive.sum();
  }

  /// The same of the sandbox.
  public long failedSandbox() {
    return failedSandbox.sum();
  }

  /// How many lines are worked on by this server, of [#MOST_AT_ONCE].
  public int running() {
    return MOST_AT_ONCE - room.availablePermits();
  }

  /// What has failed is told of when it is durable.
  private Map<Settlement, Optional<FailedLine>> settle(Tx tx, List<Settlement> batch) {
    var failed = new HashMap<Long, FailedLine>();
    for (var one : orderLines.settle(tx, batch, clock.instant())) {
      failed.put(one.number(), one);
    }
    var done = new HashMap<Settlement, Optional<FailedLine>>();
    for (var settlement : batch) {
      done.put(settlement, Optional.ofNullable(failed.get(settlement.line().number())));
    }
    return done;
  }

  private void extendLeases() {
    try {
      while (!closed) {
        Thread.sleep(EXTEND_EVERY);
        breakOffEndlessWork();
        extend(List.copyOf(working.keySet()), clock.instant().plus(LEASE));
      }
    } catch (InterruptedException e) {
      LOG.debug("fulfilment stops");
    }
  }

  /// A source that neither answers nor fails must not keep a line, and its place, for ever.
  private void breakOffEndlessWork() {
    var limit = clock.instant().minus(MOST_TIME);
    for (var work : working.values()) {
      if (work.since.isBefore(limit)) {
        work.thread.interrupt();
      }
    }
  }

  private void extend(List<ClaimedLine> lines, Instant leaseEnd) {
    if (lines.isEmpty()) {
      return;
    }
    try {
      db.transact(tx -> orderLines.extend(tx, lines, leaseEnd));
    } catch (RuntimeException e) {
      warn("leases can't be extended: {}", e);
    }
  }

  /// That the database is away is said once, by those who watch it.
  private static void warn(String message, RuntimeException reason) {
    if (!(rootOf(reason) instanceof DatabaseException e && e.unavailable())) {
      LOG.warn(message, reason.toString());
    }
  }

  /// A future wraps what it ended with.
  private static Throwable rootOf(RuntimeException reason) {
    return reason instanceof CompletionException && reason.getCause() != null
        ? reason.getCause()
        : reason;
  }

  /// Claims no more, breaks off what is under way, and writes down how it ended.
  @Override
  public void close() {
    closed = true;
    claimer.interrupt();
    extender.interrupt();
    try {
      claimer.join();
      extender.join();
      var left = List.copyOf(working.values());
      left.forEach(work -> work.thread.interrupt());
      var end = System.nanoTime() + GRACE.toNanos();
      for (var work : left) {
        work.thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    settlements.close();
  }
}
