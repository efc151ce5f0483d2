package org.partbook.purchase;

/// A vendor's own number for an order, 1 or more.
public record OrderId(long value) {
  public OrderId {
    if (value < 1) {
      throw new IllegalArgumentException("an order id is 1 or more, not " + value);
    }
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
