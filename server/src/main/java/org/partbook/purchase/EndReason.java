package org.partbook.purchase;

/// Why the publisher ends a copy. Nobody but the publisher is told.
public enum EndReason {
  /// It was found where everybody could get it.
  LEAK,
  /// It was paid for with somebody else's money.
  FRAUD,
  /// Who owns the rights demands it.
  TAKEDOWN,
  /// The money was given back.
  REFUND,
  OTHER
}
