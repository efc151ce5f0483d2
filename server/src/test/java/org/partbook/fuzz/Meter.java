package org.partbook.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// Lets an input in, and looks at what it costs.
final class Meter {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Of processor time. What people send takes milliseconds; a slow machine may take its time.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final long MEGABYTE = 1L << 20;

  private final FuzzTarget target;
  private long most;

  Meter(FuzzTarget target) {
    this.target = target;
  }

  /// @throws Exception if it is a finding
  void accept(byte[] bytes) throws Exception {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long time = THREADS.getCurrentThreadCpuTime();
    target.accept(bytes);
    long seconds = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time).toSeconds();
    long megabytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / MEGABYTE;
    most = Math.max(most, megabytes);
    if (seconds > PATIENCE.toSeconds()) {
      throw new AssertionError("it takes " + seconds + " seconds of processor time");
    }
    if (megabytes > target.mostMegabytes()) {
      throw new AssertionError(
          "it takes %d MB, and no more than %d are thought enough"
              .formatted(megabytes, target.mostMegabytes()));
    }
  }

  /// The dearest input's, in megabytes.
  long most() {
    return most;
  }
}
