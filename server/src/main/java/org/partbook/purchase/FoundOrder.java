package org.partbook.purchase;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lines of an order as they stand at one moment, put in one by one.
final class FoundOrder {
  private final List<OrderLine> lines = new ArrayList<>();
  private Optional<Instant> nextAttempt = Optional.empty();

  /// @param next when it is tried again, where that is known
  void add(OrderLine line, Optional<Instant> next) {
    lines.add(line);
    if (next.isPresent() && nextAttempt.filter(known -> known.isAfter(next.get())).isEmpty()) {
      nextAttempt = next;
    }
  }

  List<OrderLine> lines() {
    return List.copyOf(lines);
  }

  /// Those that are being processed.
  List<Turn> open() {
    return lines.stream()
        .filter(line -> line.status() == LineStatus.PROCESSING)
        .map(Turn::of)
        .toList();
  }

  /// Before when the order can't be settled, where that is known.
  Optional<Instant> nextAttempt() {
    return nextAttempt;
  }
}
