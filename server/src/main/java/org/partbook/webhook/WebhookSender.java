package org.partbook.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.partbook.db.Database;
import org.partbook.db.DatabaseException;
import org.partbook.db.Tx;
import org.partbook.ending.LastResort;
import org.partbook.event.Event;
import org.partbook.event.EventDrawer;
import org.partbook.event.Events;
import org.partbook.ledger.Actor;
import org.partbook.logging.Works;
import org.partbook.sealing.Seals;
import org.partbook.webhook.DeliveryStore.Claimed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings events to endpoints.
///
/// An event becomes a delivery for each endpoint that wants it, in the transaction that notes how
/// far the endpoint has been held against its log. A delivery is claimed by pushing its due time a
/// lease ahead, and settled under the number of the attempt that claimed it, as lines are by
/// fulfilment: when this process dies, any server takes it up when the lease is over. What may be
/// lost is only that it has arrived, and then it arrives once more.
///
/// Whoever is slow has few places, and fewer when it fails; so has a vendor, however many endpoints
/// it has. All the others are those of the others.
public final class WebhookSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);

  /// Longer than any attempt takes, the look for an address included.
  private static final Duration LEASE = Duration.ofSeconds(90);

  private static final Duration POLL_EVERY = Duration.ofMillis(500);
  private static final Duration BETWEEN_CLEANINGS = Duration.ofHours(1);
  private static final Duration GRACE = Duration.ofSeconds(3);

  /// Of this server.
  public static final int MOST_AT_ONCE = 32;

  /// To one endpoint, of all servers together.
  private static final int MOST_TO_ONE = 2;

  /// To all endpoints of one vendor, of all servers together.
  private static final int MOST_TO_A_VENDOR = MOST_AT_ONCE / 4;

  /// So many events are held against an endpoint at once, and so many deliveries may wait for it.
  private static final int SPREAD_AT_ONCE = 500;

  static final int ENOUGH_WAITING = 1000;
  private static final int ENDPOINTS_AT_ONCE = 20;
  private static final int MOST_SECRETS = 5;

  private final Database db;
  private final Clock clock;
  private final Settling settling;
  private final Events events = new Events();
  private final EndpointStore endpoints;
  private final DeliveryStore deliveries = new DeliveryStore();
  private final ScheduledExecutorService watch;
  private final ExecutorService workers;
  private final Post post;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final LongAdder arrived = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Semaphore wakeUp = new Semaphore(0);
  private final Thread thread;
  private volatile Works works = Works.NOBODY;
  private volatile boolean closed;
  private Instant cleaned = Instant.MIN;
  private boolean failing;

  private WebhookSender(
      Database db,
      Clock clock,
      Reach reach,
      Resolver resolver,
      Supplier<SSLSocketFactory> tls,
      Onlooker onlooker,
      Seals seals,
      LastResort lastResort) {
    this.endpoints = new EndpointStore(seals);
    this.db = db;
    this.clock = clock;
    this.settling =
        new Settling(
            db, clock, new Webhooks(db, clock, Actor.SYSTEM, reach, (_, _) -> {}), onlooker);
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("webhook-watch").daemon().factory());
    // To look for an address may hold up the thread that does it, so they are no virtual ones.
    this.workers =
        Executors.newCachedThreadPool(Thread.ofPlatform().name("webhook-", 0).daemon().factory());
    this.post = new Post(new Outside(reach, resolver), tls, watch, clock);
    this.thread =
        lastResort.unstarted(
            Thread.ofPlatform().name("webhooks").daemon(), () -> closed, this::run);
  }

  /// Starts it.
  ///
  /// @param reach how far webhooks go
  /// @param onlooker is told of what goes wrong on purpose
  public static WebhookSender start(
      Database db,
      Clock clock,
      Reach reach,
      Onlooker onlooker,
      Seals seals,
      LastResort lastResort) {
    return started(
        new WebhookSender(
            db,
            clock,
            reach,
            Resolver.ofSystem(),
            // Only when it is needed: it reads all authorities that there are.
            () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
            onlooker,
            seals,
            lastResort));
  }

  static WebhookSender start(
      Database db,
      Clock clock,
      Reach reach,
      Resolver resolver,
      Supplier<SSLSocketFactory> tls,
      Onlooker onlooker,
      LastResort lastResort) {
    return started(
        new WebhookSender(db, clock, reach, resolver, tls, onlooker, Seals.none(), lastResort));
  }

  private static WebhookSender started(WebhookSender sender) {
    sender.thread.start();
    return sender;
  }

  /// Has its work looked on at.
  public void lookedOnBy(Works onlooker) {
    works = onlooker;
  }

  /// Has it look at once.
  public void wake() {
    wakeUp.release();
  }

  private void run() {
    try {
      while (!closed) {
        var busy = round();
        if (!busy && wakeUp.tryAcquire(POLL_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
          wakeUp.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("no webhooks are sent any more");
    }
  }

  /// Whether there is more to do at once.
  private boolean round() {
    try {
      var look = db.ask(tx -> deliveries.look(tx, clock.instant()));
      var spread = look.events() && db.inTransaction(this::spread);
      var claimed = (spread || look.deliveries()) && claim();
      clean();
      if (failing) {
        failing = false;
        LOG.info("webhooks are sent again");
      }
      return spread || claimed;
    } catch (RuntimeException e) {
      tell(e);
      return false;
    }
  }

  private void tell(RuntimeException e) {
    if (e instanceof DatabaseException database && database.unavailable()) {
      // Others tell of that.
      return;
    }
    if (!failing && !closed) {
      failing = true;
      LOG.error("webhooks can't be sent; it is tried again and again", e);
    }
  }

  private boolean spread(Tx tx) {
    var behind = endpoints.behind(tx, SPREAD_AT_ONCE, ENOUGH_WAITING, ENDPOINTS_AT_ONCE);
    if (behind.isEmpty()) {
      return false;
    }
    deliveries.spread(tx, behind, clock.instant());
    endpoints.goOn(tx, behind);
    return true;
  }

  private boolean claim() {
    var free = room.drainPermits();
    if (free == 0) {
      return false;
    }
    var claimed = List.<Claimed>of();
    try {
      var now = clock.instant();
      claimed =
          db.inTransaction(tx ->
              deliveries.claim(tx, now, now.plus(LEASE), MOST_TO_ONE, MOST_TO_A_VENDOR, free));
    } finally {
      room.release(free - claimed.size());
    }
    claimed.forEach(one -> workers.execute(() -> work(one)));
    return !claimed.isEmpty();
  }

  private void work(Claimed claimed) {
    try {
      var event = db.ask(tx -> events.find(tx, claimed.log(), claimed.number()));
      if (event.isEmpty()) {
        db.transact(tx -> deliveries.drop(tx, claimed.id()));
        return;
      }
      try (var seen = works.begin("webhook", new Told(claimed, event.get()))) {
        var attempt = attempt(claimed, event.get());
        seen.outcome(attempt.arrived() ? "arrived" : "failed", !attempt.arrived());
      }
    } catch (RuntimeException e) {
      // The lease runs out, and it is tried once more.
      if (!(e instanceof DatabaseException database && database.unavailable())) {
        LOG.warn("delivery {} of webhook {} failed here", claimed.id(), claimed.endpoint(), e);
      }
    } finally {
      room.release();
      wake();
    }
  }

  private Attempt attempt(Claimed claimed, Event event) {
    var begin = System.nanoTime();
    var at = clock.instant();
    var answer = send(claimed, event, at);
    var took = Duration.ofNanos(System.nanoTime() - begin);
    var attempt = attempt(claimed, at, took, answer);
    count(attempt);
    settling.settle(claimed, event.id(), attempt, answer.retryAfter());
    return attempt;
  }

  /// What went wrong on purpose is neither.
  private void count(Attempt attempt) {
    if (attempt.onPurpose().isEmpty()) {
      (attempt.arrived() ? arrived : failed).increment();
    }
  }

  /// How many messages have arrived since the start, sent by this server.
  public long arrived() {
    return arrived.sum();
  }

  /// How many attempts of this server have failed since the start.
  public long failed() {
    return failed.sum();
  }

  /// How many requests of this server are under way, of [#MOST_AT_ONCE].
  public int running() {
    return MOST_AT_ONCE - room.availablePermits();
  }

  /// What is lost on purpose is never sent.
  private Answer send(Claimed claimed, Event event, Instant at) {
    var onPurpose = claimed.onPurpose().orElse(Trouble.NONE);
    if (onPurpose == Trouble.LOST) {
      return Answer.none("it was lost on purpose, and not sent");
    }
    var secrets = db.ask(tx -> endpoints.secrets(tx, claimed.endpoint(), at, MOST_SECRETS));
    var headers = MessageHeaders.of(event, at, secrets, onPurpose);
    return post.send(claimed.url(), headers, event.message());
  }

  private static Attempt attempt(Claimed claimed, Instant at, Duration took, Answer answer) {
    return new Attempt(
        claimed.attempt(),
        at,
        took,
        answer.status(),
        answer.body(),
        answer.problem(),
        claimed.onPurpose());
  }

  private void clean() {
    var now = clock.instant();
    if (now.isBefore(cleaned.plus(BETWEEN_CLEANINGS))) {
      return;
    }
    // Whatever becomes of it, it is an hour until the next time, and messages are sent meanwhile.
    cleaned = now;
    db.transact(tx -> endpoints.forgetSecrets(tx, now));
    var before = now.minus(EventDrawer.KEPT);
    while (!closed && db.inTransaction(tx -> deliveries.forget(tx, before)) > 0) {
      // There may be more.
    }
  }

  /// Claims no more, and lets what is under way end, for a moment.
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    workers.shutdown();
    try {
      thread.join();
      var _ = workers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
    watch.shutdownNow();
  }
}
