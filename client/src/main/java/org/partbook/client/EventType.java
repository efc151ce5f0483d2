package org.partbook.client;

/// What kind of thing happened. It is kept as the server wrote it, so that one that is new to this
/// client is no error.
///
/// @param value as the server wrote it, such as `line.completed`
public record EventType(String value) {
  /// A buyer's copy is ready.
  public static final EventType LINE_COMPLETED = new EventType("line.completed");

  /// No copy could be made.
  public static final EventType LINE_FAILED = new EventType("line.failed");

  /// A line was cancelled.
  public static final EventType LINE_CANCELLED = new EventType("line.cancelled");

  /// A buyer has begun to receive a copy.
  public static final EventType LINE_DELIVERED = new EventType("line.delivered");

  /// The publisher has taken copies back.
  public static final EventType LINE_REFUNDED = new EventType("line.refunded");

  /// The publisher has ended a copy.
  public static final EventType LINE_ENDED = new EventType("line.ended");

  /// A statement is closed.
  public static final EventType STATEMENT_CLOSED = new EventType("statement.closed");

  /// Whether it is about the line of an order.
  ///
  /// @return whether the data are an [EventData.Line]
  public boolean isLine() {
    return value.startsWith("line.");
  }

  /// Whether it is about an asset.
  ///
  /// @return whether the data are an [EventData.Asset]
  public boolean isAsset() {
    return value.startsWith("asset.");
  }

  @Override
  public String toString() {
    return value;
  }
}
