package org.partbook.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Time that passes as it does, and at once when somebody would wait for it.
class FakeTime implements Time {
  private final AtomicLong skipped = new AtomicLong();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final double chance;

  /// With the longest pauses that chance may make.
  FakeTime() {
    this(1);
  }

  FakeTime(double chance) {
    this.chance = chance;
  }

  List<Duration> pauses() {
    return pauses;
  }

  /// Time passes elsewhere.
  void pass(Duration time) {
    skipped.addAndGet(time.toNanos());
  }

  @Override
  public long nanos() {
    return System.nanoTime() + skipped.get();
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-01-01T00:00:00Z");
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    pauses.add(time);
    skipped.addAndGet(time.toNanos());
  }

  @Override
  public double chance() {
    return chance;
  }
}
