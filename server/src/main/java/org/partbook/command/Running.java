package org.partbook.command;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Something that runs until Ctrl-C or SIGTERM, and then ends in order, with exit code 0.
///
/// The JVM answers a signal by running its shutdown hooks while all other threads go on. So the
/// hook only asks the main thread to end, and waits until it has: a server that is just starting is
/// thereby first started and then stopped, and leaves no PostgreSQL behind. The hook also sets the
/// exit code, which would be 143 or 130 otherwise.
final class Running {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Console console;

  interface Work {
    void run(Running running) throws IOException;
  }

  private Running(Console console) {
    this.console = console;
  }

  /// Runs `work`, which calls [#untilStopped] once it has started.
  static void run(Console console, Work work) throws IOException {
    var running = new Running(console);
    var hook = new Thread(running::stop, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      work.run(running);
    } finally {
      running.ended.countDown();
      forget(hook);
    }
  }

  boolean isStopping() {
    return stopRequested.getCount() == 0;
  }

  void untilStopped() {
    while (true) {
      try {
        stopRequested.await();
        return;
      } catch (InterruptedException _) {
        // Nobody interrupts the main thread; only a signal ends it.
      }
    }
  }

  private void stop() {
    stopRequested.countDown();
    var exit = Exit.FAILED;
    try {
      if (ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        exit = Exit.DONE;
      } else {
        console.err().println("partbook: it does not stop in order; the next start tidies up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    console.out().flush();
    console.err().flush();
    Runtime.getRuntime().halt(exit);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      // The hook runs: it waits for this, and then ends the process.
    }
  }
}
