package org.partbook.client.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What goes wrong, and when.
public final class FakeFaults {
  private final Map<Operation, Deque<Fault>> next = new EnumMap<>(Operation.class);
  private final Map<Operation, Fault> always = new EnumMap<>(Operation.class);

  FakeFaults() {}

  /// The next requests go wrong, one after the other, before [#always].
  ///
  /// @param operation of this operation
  /// @param faults what happens to the first, the second, …
  public synchronized void next(Operation operation, Fault... faults) {
    next.computeIfAbsent(operation, key -> new ArrayDeque<>()).addAll(List.of(faults));
  }

  /// All requests go wrong, until [#none()].
  ///
  /// @param operation of this operation
  /// @param fault what happens to each
  public synchronized void always(Operation operation, Fault fault) {
    always.put(operation, fault);
  }

  /// Everything goes well again.
  public synchronized void none() {
    next.clear();
    always.clear();
  }

  /// How many of the faults that were to come [#next] haven't come yet.
  ///
  /// @return their number; 0 if the shop has met them all
  public synchronized int left() {
    return next.values().stream().mapToInt(Deque::size).sum();
  }

  synchronized Optional<Fault> take(Operation operation) {
    var queue = next.getOrDefault(operation, new ArrayDeque<>());
    return Optional.ofNullable(queue.poll()).or(() -> Optional.ofNullable(always.get(operation)));
  }
}
