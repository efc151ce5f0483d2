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

  Meter(FuzzTarget target) {
    this.target = target;
  }

  /// What is dear is tried again: the first time may have loaded a class.
  ///
  /// @throws Exception if it is a finding
  void accept(byte[] bytes) throws Exception {
    if (!isDear(cost(bytes))) {
      return;
    }
    var cost = cost(bytes);
    if (isDear(cost)) {
      throw new AssertionError(
          "it takes more than %d MB, or %d seconds of processor time: %s"
              .formatted(target.mostMegabytes(), PATIENCE.toSeconds(), cost));
    }
  }

  private record Cost(long megabytes, long seconds) {}

  private boolean isDear(Cost cost) {
    return cost.seconds > PATIENCE.toSeconds() || cost.megabytes > target.mostMegabytes();
  }

  private Cost cost(byte[] bytes) throws Exception {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long time = THREADS.getCurrentThreadCpuTime();
    target.accept(bytes);
    long seconds = Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - time).toSeconds();
    long megabytes = (THREADS.getCurrentThreadAllocatedBytes() - allocated) / MEGABYTE;
    return new Cost(megabytes, seconds);
  }
}
