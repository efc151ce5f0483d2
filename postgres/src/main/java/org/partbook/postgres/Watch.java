package org.partbook.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts a server's PostgreSQL again when it dies under the living server: by the kernel, when
/// memory ran out, or by somebody's `kill -9`.
///
/// It looks instead of waiting for the process to exit: PostgreSQL is no child of this process, so
/// Java would only look as well, less often, and would take a dead one that nobody collects for
/// alive. It starts it at the same port, which the server's pool and the file of [RunningServer]
/// name, so neither has to change; the server holds the gate all the while, so no command starts
/// one. Each start makes the pause before the next longer, until one has lasted.
///
/// The invariant: **while there is a watch, its thread alone starts PostgreSQL, and [#end] returns,
/// or throws, only when that thread is over.** So whoever ends the watch, then stops PostgreSQL and
/// then lets go of the locks leaves nothing running. A start may be under way when the end is asked
/// for, and may have hours of log to replay; it is stopped as often as it takes.
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration BETWEEN_STOPS = Duration.ofMillis(100);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration LASTING = Duration.ofMinutes(1);

  private final Postgres postgres;
  private final DatabaseFolder folder;
  private final int port;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().name("embedded-postgres-watch").daemon().unstarted(this::watch);

  private Duration pause = Duration.ZERO;
  private long startedAt = System.nanoTime();

  private Watch(Postgres postgres, DatabaseFolder folder, int port) {
    this.postgres = postgres;
    this.folder = folder;
    this.port = port;
  }

  /// Of one that was just started, at that port.
  static Watch over(Postgres postgres, DatabaseFolder folder, int port) {
    var watch = new Watch(postgres, folder, port);
    watch.thread.start();
    return watch;
  }

  /// From here on PostgreSQL is not started any more; it may run.
  void end() throws IOException, InterruptedException {
    ending.countDown();
    try {
      while (!thread.join(BETWEEN_STOPS)) {
        postgres.stopRunning();
      }
    } finally {
      thread.join();
    }
  }

  private void watch() {
    try {
      while (!endsWithin(BETWEEN_LOOKS)) {
        if (isGone()) {
          bringBack();
        }
      }
    } catch (InterruptedException e) {
      LOG.error("the database of folder {} is no longer watched", folder.parent(), e);
    }
  }

  private boolean endsWithin(Duration time) throws InterruptedException {
    return ending.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// Where that can't be told, such as when this process may open no more files, it is not.
  private boolean isGone() {
    try {
      return !postgres.isRunning();
    } catch (IOException | RuntimeException e) {
      LOG.debug("can't tell whether the database of {} runs", folder.parent(), e);
      return false;
    }
  }

  private void bringBack() throws InterruptedException {
    var goneAt = System.nanoTime();
    if (goneAt - startedAt > LASTING.toNanos()) {
      pause = Duration.ZERO;
    }
    LOG.warn(
        "the PostgreSQL of folder {} is gone, though nobody here stopped it (killed, or out of"
            + " memory?); starting it again at port {} {}",
        folder.parent(),
        port,
        pause.isZero() ? "now" : "in %d s".formatted(pause.toSeconds()));
    while (!endsWithin(pause)) {
      pause = longer(pause);
      if (startsAgain()) {
        startedAt = System.nanoTime();
        LOG.info(
            "the PostgreSQL of folder {} is back at port {}, after {} s",
            folder.parent(),
            port,
            "%.1f".formatted((startedAt - goneAt) / 1e9));
        return;
      }
    }
  }

  private boolean startsAgain() throws InterruptedException {
    try {
      postgres.startAgainAt(port);
      return true;
    } catch (IOException | RuntimeException e) {
      if (!endsWithin(Duration.ZERO)) {
        LOG.warn(
            "the PostgreSQL of folder {} can't be started again at port {} yet; next try in {} s:"
                + " {}",
            folder.parent(),
            port,
            pause.toSeconds(),
            e.toString());
      }
      return false;
    }
  }

  private static Duration longer(Duration pause) {
    var doubled = pause.multipliedBy(2);
    return doubled.compareTo(SHORTEST_PAUSE) < 0
        ? SHORTEST_PAUSE
        : doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }
}
