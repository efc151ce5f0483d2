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

  void at(long bytesRead, ImportTally tally) {
    var now = System.nanoTime();
    if (now - last >= NANOS) {
      last = now;
      end(bytesRead, tally);
    }
  }

  void end(long bytesRead, ImportTally tally) {
    progress.at(bytesRead, bytesTotal, tally.lines(), tally.bad());
  }
}
