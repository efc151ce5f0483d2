package org.partbook.vendorpage;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.webhook.Delivery;
import org.partbook.webhook.Endpoint;

/// A webhook and what was sent there, the newest first.
///
/// @param found as many as a page has, and one more if there are more
/// @param replay what is said of a replay
/// @param problem why the trouble that was asked for can't be
record WebhookPage(
    Desk desk, Endpoint endpoint, List<Delivery> found, Replay replay, Optional<String> problem) {
  /// What was typed to have events sent again, and what came of it.
  ///
  /// @param since as it was typed
  /// @param problem why that can't be
  /// @param events how many there are since then
  record Replay(String since, Optional<String> problem, OptionalLong events) {
    static Replay none() {
      return done(OptionalLong.empty());
    }

    static Replay done(OptionalLong events) {
      return new Replay("", Optional.empty(), events);
    }

    static Replay refused(String since, String problem) {
      return new Replay(since, Optional.of(problem), OptionalLong.empty());
    }
  }

  static String path(Endpoint endpoint) {
    return Section.WEBHOOKS.path() + "/" + endpoint.id();
  }

  /// The time that somebody has typed, in UTC.
  ///
  /// @throws IllegalArgumentException if it is none
  static Instant time(String typed) {
    return read(typed)
        .filter(time -> time.getYear() >= 1970 && time.getYear() <= 9000)
        .map(time -> time.toInstant(ZoneOffset.UTC))
        .orElseThrow(() ->
            new IllegalArgumentException(
                "'%s' is no time such as 2026-11-30T12:00".formatted(typed)));
  }

  private static Optional<LocalDateTime> read(String typed) {
    try {
      return Optional.of(LocalDateTime.parse(typed));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  String act(String what) {
    return desk.at(path(endpoint)) + "/" + what;
  }

  String delivery(Delivery delivery) {
    return desk.at(DeliveryPage.path(desk.numbers(), delivery));
  }

  List<Delivery> deliveries() {
    return found.subList(0, Math.min(found.size(), VendorRoutes.ROWS));
  }

  boolean isMore() {
    return found.size() > VendorRoutes.ROWS;
  }

  String older() {
    return desk.at(path(endpoint))
        + Params.query("before", desk.numbers().sealDelivery(deliveries().getLast().id()));
  }
}
