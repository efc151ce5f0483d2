package org.partbook.catalog;

import java.time.Duration;

/// Passes progress on at a bounded rate, however fast the lines are.
final class ProgressBeat {
  private static final long NANOS = Duration.ofMillis(100).toNanos();

  private final Progress progress;
  private final long bytesTotal;
  private long last = System.nanoTime();

  ProgressBeat(Progress progress, long bytesTotal) {
    this.progress = progress;
    this.bytesTotal = bytesTotal;
  }

  boolean isDue() {
    return System.nanoTime() - last >= NANOS;
  }

  void at(long bytesDone, long lines, long bad) {
    last = System.nanoTime();
    progress.at(bytesDone, bytesTotal, lines, bad);
  }
}
