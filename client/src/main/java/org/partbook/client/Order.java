package org.partbook.client;

import java.util.List;

/// An order of yours, with those of its lines that were asked for and stand together: lines that
/// were registered at another time, or are on another page, come with the same number again.
///
/// @param orderId the order's number, which a registration calls `order_number`
/// @param lines its lines
/// @param unknown what else the server said of it
public record Order(long orderId, List<OrderLine> lines, UnknownFields unknown) {
  /// Copies the list.
  public Order {
    lines = List.copyOf(lines);
  }
}
