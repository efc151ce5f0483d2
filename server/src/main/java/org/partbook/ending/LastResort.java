package org.partbook.ending;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done when a thread has ended without which the server only seems to live: the process
/// ends, with a code that launchers and service managers know, and is started anew.
///
/// It closes what it can, within some seconds. What is durable is so already; what was under way is
/// found by the next start, as after a `kill -9`.
public final class LastResort {
  /// The process's exit code.
  public static final int EXIT_CODE = 70;

  private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final IntConsumer halt;
  private final AtomicBoolean used = new AtomicBoolean();
  private volatile Runnable closing = () -> {};

  private LastResort(IntConsumer halt) {
    this.halt = halt;
  }

  /// Ends this process.
  public static LastResort ofProcess() {
    return with(Runtime.getRuntime()::halt);
  }

  /// Ends what the caller says, by an exit code.
  public static LastResort with(IntConsumer halt) {
    return new LastResort(halt);
  }

  /// Says what is to be closed before the end.
  public void closeFirst(Runnable closing) {
    this.closing = closing;
  }

  /// Makes a thread that must not end, not started yet.
  ///
  /// @param builder which kind of thread, and its name
  /// @param mayEnd whether it has been told to end
  public Thread unstarted(Thread.Builder builder, BooleanSupplier mayEnd, Runnable work) {
    return builder.unstarted(() -> run(mayEnd, work));
  }

  private void run(BooleanSupplier mayEnd, Runnable work) {
    try {
      work.run();
      if (!mayEnd.getAsBoolean()) {
        ended(null);
      }
    } catch (Throwable e) {
      if (!mayEnd.getAsBoolean()) {
        ended(e);
      }
    }
  }

  private void ended(@Nullable Throwable why) {
    if (!used.compareAndSet(false, true)) {
      return;
    }
    try {
      LOG.error(
          "{} has ended, and nothing works without it: the server ends itself, with exit code {}",
          Thread.currentThread().getName(),
          EXIT_CODE,
          why);
      // In a thread of its own: it may wait for the one that is just ending.
      Thread.ofPlatform().name("last-resort").daemon().start(this::closeAndHalt);
    } catch (Throwable tooLate) {
      halt.accept(EXIT_CODE);
    }
  }

  private void closeAndHalt() {
    try {
      var closer = Thread.ofPlatform().name("last-resort-close").daemon().start(closing);
      closer.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      halt.accept(EXIT_CODE);
    }
  }
}
