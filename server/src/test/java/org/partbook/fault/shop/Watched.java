package org.partbook.fault.shop;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// What all shops saw during a stretch of time.
public final class Watched {
  private final AtomicInteger sold = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger withoutRetryAfter = new AtomicInteger();
  private final AtomicLong slowestRefusal = new AtomicLong();
  private volatile String slowestAnswer = "";

  void sold() {
    sold.incrementAndGet();
  }

  void refused(Duration took, boolean saysWhen, String answer) {
    refused.incrementAndGet();
    if (slowestRefusal.accumulateAndGet(took.toNanos(), Math::max) == took.toNanos()) {
      slowestAnswer = answer;
    }
    if (!saysWhen) {
      withoutRetryAfter.incrementAndGet();
    }
  }

  void unanswered() {
    unanswered.incrementAndGet();
  }

  /// Registrations that were acknowledged.
  public int sales() {
    return sold.get();
  }

  /// Requests that were answered with 503 or 429.
  public int refusals() {
    return refused.get();
  }

  /// Requests whose connection broke, wasn't made, or said nothing for too long.
  public int silences() {
    return unanswered.get();
  }

  /// Refusals without `Retry-After`.
  public int unexplained() {
    return withoutRetryAfter.get();
  }

  public Duration slowestRefusal() {
    return Duration.ofNanos(slowestRefusal.get());
  }

  /// What that was, roughly.
  public String slowestAnswer() {
    return slowestAnswer;
  }
}
