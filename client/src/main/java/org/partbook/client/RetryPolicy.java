package org.partbook.client;

import java.time.Duration;

/// How often what may be repeated is repeated, and how long the pauses are. A pause is a random
/// time between half of the delay and all of it; the delay doubles each time. Where the server says
/// `Retry-After`, the pause is at least that.
///
/// @param attempts how often a request is sent at most, 1 or more
/// @param firstDelay the delay before the second attempt
/// @param longestDelay no delay is longer; and a server that wants us to wait longer isn't waited
///   for
public record RetryPolicy(int attempts, Duration firstDelay, Duration longestDelay) {
  /// Checks the values.
  public RetryPolicy {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be 1 or more, not " + attempts);
    }
    Checks.positive("firstDelay", firstDelay);
    Checks.positive("longestDelay", longestDelay);
  }

  /// Four attempts, after a quarter of a second and more, up to ten seconds.
  ///
  /// @return the usual policy
  public static RetryPolicy standard() {
    return new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(10));
  }

  /// One attempt. A lost answer to a registration is asked for nevertheless.
  ///
  /// @return a policy that repeats nothing
  public static RetryPolicy none() {
    return new RetryPolicy(1, Duration.ofMillis(250), Duration.ofSeconds(10));
  }

  /// How long to wait at most.
  ///
  /// @param failures how many attempts have failed, 1 or more
  Duration delay(int failures) {
    var factor = 1L << Math.min(failures - 1, 20);
    var delay = firstDelay.multipliedBy(factor);
    return delay.compareTo(longestDelay) < 0 ? delay : longestDelay;
  }
}
