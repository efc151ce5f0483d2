package org.partbook.child;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.partbook.copies.Prepared;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.StampStyle;

/// The children of this process. One is started when a job finds none that is idle, so there are
/// never more than threads that have jobs; it is kept for the next job, as it takes half a second
/// to start, and ended when it was idle for a while, has done many jobs, or didn't answer.
public final class Children implements ScoreReader, AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(20);

  /// Then what a library has kept is thrown away.
  private static final int MOST_JOBS = 1000;

  private final Limits limits;
  private final StampStyle style;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private final Set<Child> busy = new HashSet<>();
  private final ScheduledThreadPoolExecutor timer;
  private boolean closed;

  private record Idle(Child child, long since) {}

  /// Starts none yet.
  ///
  /// @param style of the stamps that copies are tried with
  public Children(Limits limits, StampStyle style) {
    this.limits = limits;
    this.style = style;
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("idle-children").factory());
  }

  @Override
  public int atOnce() {
    return limits.atOnce(Runtime.getRuntime().availableProcessors(), Machine.memory());
  }

  @Override
  public Prepared read(Job job) throws Unfit, IOException {
    try {
      var child = take();
      try {
        return readBy(child, job);
      } catch (Unfit e) {
        if (!child.mayHaveBeenToBlame()) {
          throw e;
        }
        return readBy(started(), job);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the preparing was broken off", e);
    }
  }

  private Prepared readBy(Child child, Job job) throws Unfit, IOException, InterruptedException {
    try {
      return child.read(job);
    } finally {
      giveBack(child);
    }
  }

  private Child take() throws IOException, InterruptedException {
    var dead = new ArrayList<Child>();
    try {
      synchronized (this) {
        requireOpen();
        while (!idle.isEmpty()) {
          var child = idle.pop().child();
          if (child.isFree()) {
            busy.add(child);
            return child;
          }
          dead.add(child);
        }
      }
    } finally {
      dead.forEach(Child::close);
    }
    return started();
  }

  private Child started() throws IOException, InterruptedException {
    var child = Child.start(limits, style);
    synchronized (this) {
      if (!closed) {
        busy.add(child);
        return child;
      }
    }
    child.close();
    throw stopping();
  }

  private void giveBack(Child child) {
    synchronized (this) {
      busy.remove(child);
      if (!closed && child.isFree() && child.done() < MOST_JOBS) {
        idle.push(new Idle(child, System.nanoTime()));
        var _ = timer.schedule(this::endIdle, IDLE.toMillis() + 1, TimeUnit.MILLISECONDS);
        return;
      }
    }
    child.close();
  }

  /// Those that were used last are taken first, so the others are idle for long.
  private void endIdle() {
    var ended = new ArrayList<Child>();
    synchronized (this) {
      long now = System.nanoTime();
      while (!idle.isEmpty() && now - idle.peekLast().since() >= IDLE.toNanos()) {
        ended.add(idle.removeLast().child());
      }
    }
    ended.forEach(Child::close);
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw stopping();
    }
  }

  private static IOException stopping() {
    return new IOException("the preparing was broken off");
  }

  /// Ends all of them, whatever they are doing.
  @Override
  public void close() {
    var all = new ArrayList<Child>();
    synchronized (this) {
      closed = true;
      idle.forEach(one -> all.add(one.child()));
      idle.clear();
      all.addAll(busy);
    }
    timer.shutdownNow();
    all.forEach(Child::close);
  }
}
