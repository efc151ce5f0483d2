package org.partbook.client.testing;

import java.util.OptionalInt;

/// An attempt to deliver a webhook.
///
/// @param eventId the event's id
/// @param type the event's type
/// @param attempt which attempt it was, from 1
/// @param status what the shop answered; empty if it didn't
public record Delivery(String eventId, String type, int attempt, OptionalInt status) {
  /// Whether the shop has taken it.
  ///
  /// @return whether the status is one of success
  public boolean isTaken() {
    return status.isPresent() && status.getAsInt() / 100 == 2;
  }
}
