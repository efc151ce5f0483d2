package org.partbook.command;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often what happened to all shops together.
final class Tally {
  private final Map<Event, Long> counts = new ConcurrentHashMap<>();

  enum Event {
    /// A line was acknowledged.
    SOLD,
    /// The cancellation of a line was.
    CANCELLED,
    /// A buyer has got a whole copy for the first time.
    FETCHED,
    /// A request was answered with 503.
    REFUSED,
    /// A request wasn't answered.
    UNANSWERED
  }

  void add(Event event, long times) {
    counts.merge(event, times, Long::sum);
  }

  long of(Event event) {
    return counts.getOrDefault(event, 0L);
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
