package org.partbook.child;

import java.lang.management.ManagementFactory;

/// What this program runs on.
final class Machine {
  private Machine() {}

  /// In bytes, of the machine or of the container that stands for it; very many where nobody knows.
  static long memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }
}
