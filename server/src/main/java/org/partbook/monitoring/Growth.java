package org.partbook.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// By how much a count has grown within the last while.
final class Growth {
  private static final int MOST = 1000;

  private final Duration window;
  private final Deque<Seen> seen = new ArrayDeque<>();

  private record Seen(Instant at, long count) {}

  /// @param window how far back it goes
  Growth(Duration window) {
    this.window = window;
    seen.add(new Seen(Instant.MIN, 0));
  }

  /// Takes notice of the count, which began with 0.
  long now(long count, Instant now) {
    if (seen.getLast().count() != count) {
      seen.add(new Seen(now, count));
    }
    // The first says how much there was before the window.
    var start = now.minus(window);
    while (seen.size() > 1 && (seen.size() > MOST || !second().at().isAfter(start))) {
      seen.removeFirst();
    }
    return count - seen.getFirst().count();
  }

  private Seen second() {
    var all = seen.iterator();
    all.next();
    return all.next();
  }
}
