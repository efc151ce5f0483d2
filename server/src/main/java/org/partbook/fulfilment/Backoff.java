package org.partbook.fulfilment;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How long to wait before the next attempt: twice as long each time, and never quite the same, so
/// that a thousand lines that failed together don't come back together.
final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private Backoff() {}

  /// The wait after a failed attempt.
  ///
  /// @param attempt the one that just failed, from 1
  static Duration after(int attempt) {
    var doubled = FIRST.toMillis() << Math.min(attempt - 1, 20);
    var millis = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }
}
