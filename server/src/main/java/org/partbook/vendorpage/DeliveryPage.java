package org.partbook.vendorpage;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.partbook.webhook.Attempt;
import org.partbook.webhook.Delivery;
import org.partbook.webhook.Endpoint;
import org.partbook.webhook.Trouble;

/// A delivery: what is sent, and how each attempt went.
///
/// @param message nothing if its event isn't kept any more
/// @param problem why it isn't sent again
record DeliveryPage(
    Desk desk,
    Endpoint endpoint,
    Delivery delivery,
    Optional<String> message,
    Optional<String> problem) {
  static String path(OwnNumbers numbers, Delivery delivery) {
    return "%s/%d/deliveries/%s"
        .formatted(
            Section.WEBHOOKS.path(), delivery.endpoint(), numbers.sealDelivery(delivery.id()));
  }

  /// How it stands, in a few words.
  static String state(Endpoint endpoint, Delivery delivery) {
    if (delivery.doneAt().isPresent()) {
      return "arrived";
    }
    if (endpoint.disabled().isPresent()) {
      return "waits until the webhook is enabled";
    }
    if (delivery.attempts().isEmpty()) {
      return "waits";
    }
    var last = delivery.attempts().getLast();
    return last.arrived() || last.onPurpose().isPresent()
        ? "is sent again, on purpose"
        : "failed, and is tried again";
  }

  /// What was wrong with an attempt on purpose; nothing mostly.
  static String onPurpose(Attempt attempt) {
    return attempt.onPurpose().map(Trouble::wire).orElse("–");
  }

  static String took(Duration took) {
    return Shown.took(TimeUnit.MILLISECONDS.toMicros(took.toMillis()));
  }

  String resend() {
    return desk.at(path(desk.numbers(), delivery)) + "/resend";
  }

  String back() {
    return desk.at(WebhookPage.path(endpoint));
  }
}
