package org.partbook.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.partbook.access.Environment;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.webhook.DeliveryStore.Claimed;
import org.partbook.webhook.EndpointStore.Health;
import org.partbook.webhook.Onlooker.Mishap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down how attempts went, and what becomes of the delivery and its endpoint. What was wrong
/// on purpose is on record too, but is held neither against the delivery nor against the endpoint.
final class Settling {
  private static final Logger LOG = LoggerFactory.getLogger(Settling.class);

  private final Database db;
  private final Clock clock;
  private final Webhooks webhooks;
  private final Onlooker onlooker;
  private final EndpointStore endpoints = new EndpointStore();
  private final DeliveryStore deliveries = new DeliveryStore();

  /// @param webhooks disables endpoints
  /// @param onlooker is told of what was wrong on purpose
  Settling(Database db, Clock clock, Webhooks webhooks, Onlooker onlooker) {
    this.db = db;
    this.clock = clock;
    this.webhooks = webhooks;
    this.onlooker = onlooker;
  }

  /// @param event the event's id
  /// @param wish for how long the endpoint wants to be left alone, if it said so
  void settle(Claimed claimed, String event, Attempt attempt, Optional<Duration> wish) {
    var disabled = db.inTransaction(tx -> settle(tx, claimed, attempt, wish));
    // When it is durable.
    disabled.ifPresent(why ->
        LOG.warn(
            "webhook {} ({}) is disabled: {}; see partbook webhook deliveries {}",
            claimed.endpoint(),
            claimed.url().host(),
            why,
            claimed.endpoint()));
    if (claimed.log().environment() == Environment.SANDBOX) {
      mishap(claimed, event, attempt)
          .ifPresent(mishap -> onlooker.saw(claimed.log().vendor(), mishap));
    }
  }

  /// @return why the endpoint is disabled by it, if it is
  private Optional<String> settle(
      Tx tx, Claimed claimed, Attempt attempt, Optional<Duration> wish) {
    var health = endpoints.lock(tx, claimed.endpoint());
    if (health.isEmpty()) {
      return Optional.empty();
    }
    deliveries.note(tx, claimed.id(), attempt);
    var now = clock.instant();
    if (attempt.onPurpose().isPresent()) {
      wrong(tx, claimed, now);
      return Optional.empty();
    }
    if (attempt.arrived()) {
      endpoints.succeeded(tx, claimed.endpoint());
      arrived(tx, claimed, now);
      return Optional.empty();
    }
    return failed(tx, claimed, attempt, wish, health.get());
  }

  /// What is sent twice has arrived before, whatever was said to it now.
  private void wrong(Tx tx, Claimed claimed, Instant now) {
    if (claimed.onceMore()) {
      deliveries.done(tx, claimed, now);
    } else {
      deliveries.uncounted(tx, claimed, now.plus(Trouble.PAUSE));
    }
  }

  private void arrived(Tx tx, Claimed claimed, Instant now) {
    if (claimed.trouble() == Trouble.TWICE) {
      deliveries.onceMore(tx, claimed, now.plus(Trouble.PAUSE));
    } else {
      deliveries.done(tx, claimed, now);
    }
  }

  private Optional<String> failed(
      Tx tx, Claimed claimed, Attempt attempt, Optional<Duration> wish, Health health) {
    var now = clock.instant();
    var wait = RetrySchedule.after(claimed.counted(), wish);
    deliveries.again(tx, claimed, now.plus(wait.orElse(Duration.ZERO)));
    var pause = RetrySchedule.pause(health.failures() + 1);
    endpoints.failed(tx, claimed.endpoint(), now, pause.map(now::plus));
    return against(attempt, wait, health, now)
        .filter(why -> webhooks.disable(tx, claimed.endpoint(), claimed.log(), why));
  }

  private static Optional<String> against(
      Attempt attempt, Optional<Duration> wait, Health health, Instant now) {
    if (attempt.gone()) {
      return Optional.of("it has answered 410 Gone");
    }
    if (wait.isEmpty()) {
      return Optional.of(
          "a delivery has failed for three days, %d times".formatted(attempt.number()));
    }
    var limit = now.minus(RetrySchedule.LONGEST_FAILING);
    return health
        .failingSince()
        .filter(since -> since.isBefore(limit))
        .map(since -> "nothing has arrived for three days, since " + since);
  }

  /// What there is to see, now, or now that the message has arrived as it should be.
  private Optional<Mishap> mishap(Claimed claimed, String event, Attempt attempt) {
    if (attempt.onPurpose().isPresent()) {
      return mishap(event, attempt, claimed.onceMore());
    }
    if (!attempt.arrived() || attempt.number() == 1) {
      return Optional.empty();
    }
    return db.inTransaction(tx -> deliveries.find(tx, claimed.id())).stream()
        .flatMap(delivery -> delivery.attempts().stream())
        .filter(earlier -> earlier.onPurpose().isPresent())
        .findFirst()
        .flatMap(wrong -> mishap(event, wrong, true));
  }

  private static Optional<Mishap> mishap(String event, Attempt attempt, boolean over) {
    return attempt.onPurpose().map(trouble -> new Mishap(trouble, event, attempt.status(), over));
  }
}
