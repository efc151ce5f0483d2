package org.partbook.client;

/// How a line stands. It is kept as the server wrote it, so that one that is new to this client is
/// no error.
///
/// @param value as the server wrote it, such as `COMPLETED`
public record OrderStatus(String value) {
  /// The buyer's copy is ready.
  public static final OrderStatus COMPLETED = new OrderStatus("COMPLETED");

  /// No copy could be made.
  public static final OrderStatus FAILED = new OrderStatus("FAILED");

  /// The line was cancelled.
  public static final OrderStatus CANCELLED = new OrderStatus("CANCELLED");

  @Override
  public String toString() {
    return value;
  }
}
