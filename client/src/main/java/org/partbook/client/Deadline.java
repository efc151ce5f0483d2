package org.partbook.client;

import java.time.Duration;

/// A moment after which nobody waits any more.
final class Deadline {
  private final Time time;
  private final long end;

  private Deadline(Time time, long end) {
    this.time = time;
    this.end = end;
  }

  static Deadline in(Duration duration, Time time) {
    return new Deadline(time, time.nanos() + duration.toNanos());
  }

  /// One that is earlier.
  Deadline earlierBy(Duration duration) {
    return new Deadline(time, end - duration.toNanos());
  }

  Duration left() {
    return Duration.ofNanos(Math.max(0, end - time.nanos()));
  }

  boolean isOver() {
    return end - time.nanos() <= 0;
  }

  /// What is left, but no longer than that.
  Duration leftOr(Duration most) {
    var left = left();
    return left.compareTo(most) < 0 ? left : most;
  }
}
