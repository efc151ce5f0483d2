package org.partbook.scores;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Those who prepare scores for one purpose, and how much they have to do.
public final class Workers {
  private final String name;
  private final ThreadPoolExecutor threads;

  /// Preparing is a matter of processor time: as many at once as the reader can do with, and not in
  /// virtual threads, which would keep others waiting.
  Workers(String name, int count) {
    this.name = name;
    this.threads =
        new ThreadPoolExecutor(
            count,
            count,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name(name + "-", 1).daemon().factory());
  }

  ThreadPoolExecutor threads() {
    return threads;
  }

  /// What they are there for: `prepare`, `draw` or `upstream`.
  public String name() {
    return name;
  }

  /// How many files are being worked on.
  public int running() {
    return threads.getActiveCount();
  }

  /// How many files wait for that.
  public int waiting() {
    return threads.getQueue().size();
  }
}
