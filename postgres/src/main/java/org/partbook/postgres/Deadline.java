package org.partbook.postgres;

import java.time.Duration;

/// How long something is tried again.
record Deadline(long nanos) {
  private static final Duration PAUSE = Duration.ofMillis(50);

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /// False when the time is up; else true, after a short sleep.
  boolean pause() throws InterruptedException {
    if (System.nanoTime() - nanos >= 0) {
      return false;
    }
    Thread.sleep(PAUSE);
    return true;
  }
}
