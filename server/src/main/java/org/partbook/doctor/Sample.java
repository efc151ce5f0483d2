package org.partbook.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/// A few of very many, each as likely as any other; or all, each at once.
///
/// @param <T> what there are many of
final class Sample<T> {
  private final OptionalInt most;
  private final Consumer<T> taker;
  private final List<T> kept = new ArrayList<>();
  private long seen;

  /// @param most nothing to take all
  Sample(OptionalInt most, Consumer<T> taker) {
    this.most = most;
    this.taker = taker;
  }

  void offer(T one) {
    seen++;
    if (most.isEmpty()) {
      taker.accept(one);
    } else if (kept.size() < most.getAsInt()) {
      kept.add(one);
    } else {
      long place = ThreadLocalRandom.current().nextLong(seen);
      if (place < kept.size()) {
        kept.set((int) place, one);
      }
    }
  }

  /// When all have been offered.
  ///
  /// @return how many were taken
  long finish() {
    kept.forEach(taker);
    return most.isEmpty() ? seen : kept.size();
  }
}
