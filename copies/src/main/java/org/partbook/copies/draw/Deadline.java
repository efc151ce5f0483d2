package org.partbook.copies.draw;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/// The end of the time that a page may take, counted in processor time of the thread that draws: a
/// machine that is busy with other things, or asleep, must not make other drawings.
public final class Deadline {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long end;

  /// An end from now on, for the thread that asks.
  public Deadline(Duration time) {
    end = THREADS.getCurrentThreadCpuTime() + time.toNanos();
  }

  /// Ends what is drawn if it has taken too long.
  public void check() {
    if (THREADS.getCurrentThreadCpuTime() - end > 0) {
      throw new NotDrawableException("it takes too long");
    }
  }
}
