package org.partbook.fault.shop;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// What all shops saw during a stretch of time.
public final class Watched {
  private final AtomicInteger sold = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger unanswered = new AtomicInteger();
  private final AtomicInteger withoutRetryAfter = new AtomicInteger();
  private final ConcurrentSkipListMap<String, Wait> slowest = new ConcurrentSkipListMap<>();
  private final AtomicReference<Wait> longestSilence = new AtomicReference<>(Wait.NONE);

  void sold() {
    sold.incrementAndGet();
  }

  /// With 503 or 429.
  public void refused(Wait wait, boolean saysWhen) {
    refused.incrementAndGet();
    slowest.merge(wait.error(), wait, Wait::longer);
    if (!saysWhen) {
      withoutRetryAfter.incrementAndGet();
    }
  }

  /// A connection broke, or wasn't made.
  void unanswered() {
    unanswered.incrementAndGet();
  }

  /// A server said nothing for as long as the shop waited.
  public void unanswered(Wait wait) {
    unanswered();
    longestSilence.accumulateAndGet(wait, Wait::longer);
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

  /// Of each error the refusal that took longest.
  public List<Wait> slowestRefusals() {
    return List.copyOf(slowest.values());
  }

  /// Of all refusals; one that took no time if there was none.
  public Wait slowestRefusal() {
    return slowest.values().stream().max(Comparator.comparing(Wait::took)).orElse(Wait.NONE);
  }

  /// Of requests that a server said nothing to; one of no time if there was none.
  public Wait longestSilence() {
    return longestSilence.get();
  }
}
