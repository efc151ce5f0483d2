package org.partbook.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An event on its way to an endpoint, or arrived there.
///
/// @param event its id
/// @param number its place in the log
/// @param dueAt when it is tried next, unless it has arrived
/// @param doneAt when it arrived
/// @param attempts oldest first
public record Delivery(
    long id,
    long endpoint,
    String event,
    long number,
    String type,
    Instant createdAt,
    Instant dueAt,
    Optional<Instant> doneAt,
    List<Attempt> attempts) {
  public Delivery {
    attempts = List.copyOf(attempts);
  }
}
