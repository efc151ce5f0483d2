package org.partbook.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.partbook.ending.Joined;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks every few seconds whether something is wrong that somebody has to be told of, and tells
/// it.
///
/// What was told is known to this process alone: a server that is started anew tells once more of
/// what is still wrong, and of several servers each tells.
final class Alerts implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /// After one that could not be sent, none is tried for so long.
  private static final long BETWEEN_TRIES = Duration.ofSeconds(30).toNanos();

  private static final Duration LONGEST_END = Duration.ofSeconds(1);

  private final Conditions conditions;
  private final AlertUrl url;
  private final AlertPost post;
  private final Clock clock;
  private final Map<AlertKind, Telling> tellings = new EnumMap<>(AlertKind.class);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long restUntil = System.nanoTime();
  private boolean failing;

  private Alerts(Conditions conditions, AlertUrl url, String server, Clock clock) {
    this.conditions = conditions;
    this.url = url;
    this.post = new AlertPost(url, server);
    this.clock = clock;
    for (var kind : AlertKind.values()) {
      tellings.put(kind, new Telling(kind));
    }
    this.thread = Thread.ofPlatform().name("alerts").daemon().unstarted(this::run);
  }

  /// Starts looking.
  ///
  /// @param server whose alerts these are
  static Alerts start(Conditions conditions, AlertUrl url, String server, Clock clock) {
    var alerts = new Alerts(conditions, url, server, clock);
    alerts.thread.start();
    return alerts;
  }

  private void run() {
    try {
      while (!closing.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException _) {
      LOG.debug("nobody is told of anything any more");
    }
  }

  private void round() throws InterruptedException {
    for (var telling : tellings.entrySet()) {
      try {
        look(telling.getKey(), telling.getValue());
      } catch (RuntimeException e) {
        // Nothing that is sold depends on it, and the others are looked at all the same.
        LOG.warn("it can't be seen whether {}: {}", telling.getKey().wire(), e.toString());
      }
    }
  }

  private void look(AlertKind kind, Telling telling) throws InterruptedException {
    var now = clock.instant();
    var alert = telling.due(conditions.of(kind, now), now);
    if (alert.isPresent() && System.nanoTime() - restUntil >= 0 && send(alert.get())) {
      telling.sent(alert.get());
    }
  }

  private boolean send(Alert alert) throws InterruptedException {
    var problem = post.send(alert);
    if (problem.isEmpty()) {
      LOG.info(
          "{} was told that {} {}", url, alert.kind().wire(), alert.begins() ? "begins" : "ends");
      failing = false;
      return true;
    }
    restUntil = System.nanoTime() + BETWEEN_TRIES;
    if (!failing) {
      failing = true;
      LOG.warn(
          "{} can't be told of {}: {}; it is tried again and again",
          url,
          alert.kind().wire(),
          problem.get());
    }
    return false;
  }

  @Override
  public void close() {
    closing.countDown();
    Joined.within(LONGEST_END, thread);
    post.close();
  }
}
