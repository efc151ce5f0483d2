package org.partbook.purchase;

import java.util.List;

/// What a vendor is told of an order.
public sealed interface OrderState {
  /// When to ask again for an order that is processing, in seconds. Most are ready within one.
  String RETRY_AFTER = "1";

  record NoSuchOrder() implements OrderState {}

  /// At least one line is still being fulfilled.
  record Processing() implements OrderState {}

  /// Every line that wasn't cancelled failed, and there is at least one.
  record Failed(String message) implements OrderState {}

  record Settled(List<OrderLine> lines) implements OrderState {}

  static OrderState of(List<OrderLine> lines) {
    if (lines.isEmpty()) {
      return new NoSuchOrder();
    }
    if (lines.stream().anyMatch(line -> line.status() == LineStatus.PROCESSING)) {
      return new Processing();
    }
    var failed = lines.stream().filter(line -> line.status() == LineStatus.FAILED).toList();
    var completed = lines.stream().anyMatch(line -> line.status() == LineStatus.COMPLETED);
    return completed || failed.isEmpty() ? new Settled(lines) : new Failed(reasons(failed));
  }

  private static String reasons(List<OrderLine> failed) {
    var reasons = failed.stream().map(line -> line.failure().orElse("unknown")).distinct();
    return String.join("; ", reasons.toList());
  }
}
