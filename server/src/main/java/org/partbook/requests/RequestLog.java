package org.partbook.requests;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.partbook.access.Caller;
import org.partbook.access.TokenHash;
import org.partbook.access.VendorDesk;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.LastUsed;
import org.partbook.ending.Joined;
import org.partbook.ending.LastResort;
import org.partbook.http.HangUp;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.SentBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down what vendors' programs asked for, behind their backs.
///
/// A request that was answered is put into a queue, which takes some hundred nanoseconds, and one
/// thread writes what is in it, some times a second. When the queue is full, or the database is
/// away, requests are dropped, and counted: the log is for reading, and no sale is worth less
/// without it.
public final class RequestLog implements Routes.Witness, AutoCloseable {
  /// For so long requests are kept.
  public static final Duration KEPT = Duration.ofDays(30);

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
  private static final int MOST_WAITING = 16 * 1024;
  private static final int MOST_AT_ONCE = 2000;

  /// In bytes, of all bodies that wait.
  private static final int MOST_BODIES = 4 * 1024 * 1024;

  private static final int UNAUTHORIZED = 401;
  private static final Duration GATHERING = Duration.ofMillis(250);
  private static final Duration TIDYING = Duration.ofSeconds(30);
  private static final Duration LONGEST_END = Duration.ofSeconds(5);
  private static final Duration TOKEN_NOTED = Duration.ofMinutes(1);
  private static final int MOST_TOKENS = 10_000;

  private final Database db;
  private final Clock clock;
  private final RequestLogStore store = new RequestLogStore();
  private final VendorDesk desk = new VendorDesk();
  private final BlockingQueue<Answered> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicInteger bodies = new AtomicInteger();
  private final LongAdder dropped = new LongAdder();
  private final LastUsed<TokenHash, Instant> noted = new LastUsed<>(MOST_TOKENS);
  private final Quota quota = new Quota();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long tidiedAt = System.nanoTime();
  private boolean failing;
  private long toldDropped;

  private RequestLog(Database db, Clock clock, LastResort lastResort) {
    this.db = db;
    this.clock = clock;
    this.thread =
        lastResort.unstarted(
            Thread.ofPlatform().name("request-log").daemon(), this::isClosed, this::run);
  }

  /// Starts it.
  public static RequestLog start(Database db, Clock clock, LastResort lastResort) {
    var log = new RequestLog(db, clock, lastResort);
    log.thread.start();
    return log;
  }

  /// How many requests were not written down, since the start.
  public long dropped() {
    return dropped.sum();
  }

  /// A request without a token that counts is nobody's.
  @Override
  public void answered(Request request, Response response) {
    var caller = request.noted(Caller.class);
    var status = request.noted(HangUp.class).isPresent() ? Answered.BROKEN_OFF : response.status();
    if (caller.isEmpty() || status == UNAUTHORIZED) {
      return;
    }
    var body =
        status < Answered.REFUSED
            ? Optional.<byte[]>empty()
            : request.noted(SentBody.class).flatMap(this::room);
    var answered = Answered.of(caller.get(), request, status, body, clock.instant());
    if (!waiting.offer(answered)) {
      dropped.increment();
      release(answered);
    }
  }

  /// As much of a body as is kept, if there is room for it.
  private Optional<byte[]> room(SentBody sent) {
    var bytes = sent.bytes();
    // One more than is shown, by which it is seen that there was more.
    var kept = bytes.length > Redaction.MOST ? Arrays.copyOf(bytes, Redaction.MOST + 1) : bytes;
    if (bodies.addAndGet(kept.length) > MOST_BODIES) {
      bodies.addAndGet(-kept.length);
      return Optional.empty();
    }
    return Optional.of(kept);
  }

  private void release(Answered answered) {
    answered.body().ifPresent(body -> bodies.addAndGet(-body.length));
  }

  private boolean isClosed() {
    return closing.getCount() == 0;
  }

  private void run() {
    try {
      while (!closing.await(GATHERING.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
      writeAll();
    } catch (InterruptedException _) {
      LOG.debug("nothing is written down any more");
    }
  }

  private void round() {
    writeAll();
    if (System.nanoTime() - tidiedAt > TIDYING.toNanos()) {
      tidiedAt = System.nanoTime();
      tellDropped();
      attempt(this::tidy);
    }
  }

  /// A line for all of the last time.
  private void tellDropped() {
    var now = dropped.sum();
    if (now > toldDropped) {
      LOG.warn("{} requests of vendors were left out of their log", now - toldDropped);
      toldDropped = now;
    }
  }

  private void writeAll() {
    while (!waiting.isEmpty()) {
      var some = new ArrayList<Answered>();
      waiting.drainTo(some, MOST_AT_ONCE);
      some.forEach(this::release);
      if (!attempt(() -> write(some))) {
        dropped.add(some.size());
      }
    }
  }

  private boolean attempt(Runnable work) {
    try {
      work.run();
      if (failing) {
        failing = false;
        LOG.info("requests are written down again");
      }
      return true;
    } catch (RuntimeException e) {
      if (e instanceof DatabaseException database && database.unavailable()) {
        // Others tell of that.
        return false;
      }
      // Whatever it is, nobody depends on it.
      if (!failing) {
        failing = true;
        LOG.warn("requests can't be written down: {}", e.toString());
        LOG.debug("why they can't", e);
      }
      return false;
    }
  }

  private void write(List<Answered> some) {
    var batch = Batch.of(some, quota);
    var uses = due(batch.uses());
    db.transact(tx -> {
      store.add(tx, batch.rows());
      store.count(tx, batch.sums());
      desk.used(tx, uses);
    });
    uses.forEach(noted::keep);
  }

  /// When a token was used is noted once a minute.
  private Map<TokenHash, Instant> due(Map<TokenHash, Instant> uses) {
    uses.entrySet()
        .removeIf(use ->
            noted
                .find(use.getKey())
                .filter(before -> before.plus(TOKEN_NOTED).isAfter(use.getValue()))
                .isPresent());
    return uses;
  }

  /// Removes what has been kept long enough, a little at a time.
  void tidy() {
    var end = clock.instant().minus(KEPT);
    boolean more = true;
    while (more && !isClosed()) {
      more = db.inTransaction(tx -> store.deleteBefore(tx, end));
    }
  }

  /// What was answered until now is still written.
  @Override
  public void close() {
    closing.countDown();
    Joined.within(LONGEST_END, thread);
  }
}
