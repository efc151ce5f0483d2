package org.partbook.purchase;

import java.util.Comparator;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;

/// What makes a line unique. The order of keys is the order in which batches insert them, so that
/// two servers never wait for each other in a circle.
public record LineKey(VendorId vendor, Environment environment, OrderId order, OrderLineId line) {
  static final Comparator<LineKey> ORDER =
      Comparator.comparingLong((LineKey key) -> key.vendor.value())
          .thenComparing(LineKey::environment)
          .thenComparingLong(key -> key.order.value())
          .thenComparingLong(key -> key.line.value());

  /// For messages to the vendor.
  @Override
  public String toString() {
    return "line " + line + " of order " + order;
  }
}
