package org.partbook.ending;

import java.time.Duration;

/// Waits for threads that were told to end.
public final class Joined {
  private Joined() {}

  /// Lets a thread come to its end, and interrupts it if that takes too long.
  public static void within(Duration longest, Thread thread) {
    try {
      if (!thread.join(longest)) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
