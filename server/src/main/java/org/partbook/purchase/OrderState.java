package org.partbook.purchase;

import java.util.List;

/// What a vendor is told of an order.
public sealed interface OrderState {
  /// When to ask again where nobody knows when it will be ready, in seconds. Most are within one.
  long SOON = 1;

  record NoSuchOrder() implements OrderState {}

  /// At least one line is still being fulfilled.
  ///
  /// @param retryAfter when to ask again, in seconds: not before that is it tried again
  /// @param waited whether somebody has waited for it, as long as was asked for
  record Processing(long retryAfter, boolean waited) implements OrderState {}

  /// Every line that wasn't cancelled failed, and there is at least one.
  record Failed(String message) implements OrderState {}

  record Settled(List<OrderLine> lines) implements OrderState {}

  /// What is told of these lines, none of which is being processed.
  static OrderState settled(List<OrderLine> lines) {
    if (lines.isEmpty()) {
      return new NoSuchOrder();
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
