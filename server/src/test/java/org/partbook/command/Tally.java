package org.partbook.command;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How often what happened to all shops together.
final class Tally {
  private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

  enum Event {
    /// A line was acknowledged.
    SOLD,
    CANCELLED,
    /// A copy was downloaded to its end for the first time.
    FETCHED,
    /// A request got a 503.
    REFUSED,
    /// A request got no answer.
    UNANSWERED
  }

  Tally() {
    for (var event : Event.values()) {
      counts.put(event, new LongAdder());
    }
  }

  void add(Event event, long times) {
    adder(event).add(times);
  }

  long of(Event event) {
    return adder(event).sum();
  }

  private LongAdder adder(Event event) {
    return counts.getOrDefault(event, new LongAdder());
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
