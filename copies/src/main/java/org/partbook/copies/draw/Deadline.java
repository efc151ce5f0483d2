package org.partbook.copies.draw;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// The end of the time that a page may take, counted in processor time of the thread that draws: a
/// machine that is busy with other things, or asleep, must not make other drawings.
final class Deadline {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long end;

  Deadline(Duration time) {
    end = THREADS.getCurrentThreadCpuTime() + time.toNanos();
  }

  void check() {
    if (THREADS.getCurrentThreadCpuTime() - end > 0) {
      throw new NotDrawableException("it takes too long");
    }
  }
}
