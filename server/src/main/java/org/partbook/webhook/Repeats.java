package org.partbook.webhook;

import java.time.Instant;
import org.partbook.db.Tx;
import org.partbook.event.Events;

/// Sends again what was sent before, within bounds: whoever may ask for it may ask for it a
/// thousand times, and each delivery is kept for 30 days.
final class Repeats {
  /// At one endpoint.
  static final int MOST_WAITING = WebhookSender.ENOUGH_WAITING;

  static final int MOST_REPLAYED = 100_000;

  private final EndpointStore endpoints = new EndpointStore();
  private final DeliveryStore deliveries = new DeliveryStore();
  private final Events events = new Events();

  /// Has a delivery tried now; where it has arrived, another one of the same event, unless that
  /// waits already.
  ///
  /// @return the delivery that is tried
  /// @throws IllegalArgumentException if too many wait
  Delivery resend(Tx tx, Delivery delivery, Instant now) {
    var _ = endpoints.lock(tx, delivery.endpoint());
    var waiting = deliveries.waitingLike(tx, delivery.id());
    if (waiting.isPresent()) {
      deliveries.hurry(tx, waiting.get(), now);
      return deliveries.find(tx, waiting.get()).orElseThrow();
    }
    requireFew(tx, delivery.endpoint());
    var id = deliveries.repeat(tx, delivery.id(), now).orElse(delivery.id());
    return deliveries.find(tx, id).orElseThrow();
  }

  /// Has an endpoint begin again with what happened at a moment.
  ///
  /// @return how many events there are since, of all types
  /// @throws IllegalArgumentException if these are too many, or too many deliveries wait
  long replay(Tx tx, Endpoint endpoint, Instant since) {
    var _ = endpoints.lock(tx, endpoint.id());
    requireFew(tx, endpoint.id());
    var position = events.positionSince(tx, endpoint.log(), since);
    var many = events.last(tx, endpoint.log()) - position;
    if (many > MOST_REPLAYED) {
      throw new IllegalArgumentException(
          ("%d events have happened since %s, and at most %d are sent again at once: choose a later"
                  + " time, and read what was before with GET /events")
              .formatted(many, since, MOST_REPLAYED));
    }
    endpoints.goBack(tx, endpoint.id(), position);
    return many;
  }

  private void requireFew(Tx tx, long endpoint) {
    if (deliveries.waiting(tx, endpoint, MOST_WAITING) >= MOST_WAITING) {
      throw new IllegalArgumentException(
          "%d deliveries wait at webhook %d already; nothing more is sent again until some arrive"
              .formatted(MOST_WAITING, endpoint));
    }
  }
}
