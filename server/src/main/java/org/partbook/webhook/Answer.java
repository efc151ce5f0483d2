package org.partbook.webhook;

import java.time.Duration;
import java.util.Optional;

/// What came of a request.
///
/// @param status if there was an answer
/// @param body its beginning, as text
/// @param retryAfter for how long the endpoint wants to be left alone, if it said so
/// @param problem why there was no answer, if so
record Answer(
    Optional<Integer> status,
    String body,
    Optional<Duration> retryAfter,
    Optional<String> problem) {
  static Answer none(String problem) {
    return new Answer(Optional.empty(), "", Optional.empty(), Optional.of(problem));
  }
}
