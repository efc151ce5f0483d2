package org.partbook.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// When a delivery is tried again: ten times in all, over three days, never quite regularly.
final class RetrySchedule {
  /// For so long an endpoint may answer nothing good.
  static final Duration LONGEST_FAILING = Duration.ofDays(3);

  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  private static final Duration LONGEST_WISH = Duration.ofHours(24);

  /// A tenth more or less.
  private static final double JITTER = 0.1;

  /// After so many failures in a row the whole endpoint is left alone for a while.
  static final int PATIENCE = 3;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int MOST_DOUBLED = 10;

  private RetrySchedule() {}

  /// How long to wait after a failed attempt; nothing if it was the last.
  ///
  /// @param attempt from 1
  /// @param wish what the endpoint has asked for
  static Optional<Duration> after(int attempt, Optional<Duration> wish) {
    if (attempt > WAITS.size()) {
      return Optional.empty();
    }
    var wait = jittered(WAITS.get(attempt - 1));
    return Optional.of(
        wish.map(asked -> asked.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : asked)
            .filter(asked -> asked.compareTo(wait) > 0)
            .orElse(wait));
  }

  /// For how long nothing at all is sent to an endpoint.
  ///
  /// @param failures in a row
  static Optional<Duration> pause(int failures) {
    if (failures < PATIENCE) {
      return Optional.empty();
    }
    var doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - PATIENCE, MOST_DOUBLED));
    return Optional.of(jittered(doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled));
  }

  private static Duration jittered(Duration wait) {
    var factor = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
    return Duration.ofMillis((long) (wait.toMillis() * factor));
  }
}
