package org.partbook.page;

import java.time.Duration;

/// The end of the time that a page may take.
final class Deadline {
  private final long end;

  Deadline(Duration time) {
    end = System.nanoTime() + time.toNanos();
  }

  void check() {
    if (System.nanoTime() - end > 0) {
      throw new NotDrawableException("it takes too long");
    }
  }
}
