package org.partbook.purchase;

/// A vendor's own number for a line of an order, 1 or more.
public record OrderLineId(long value) {
  public OrderLineId {
    if (value < 1) {
      throw new IllegalArgumentException("an order line id is 1 or more, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
