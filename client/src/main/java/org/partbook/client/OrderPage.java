package org.partbook.client;

import java.util.List;

/// Some of your orders.
///
/// @param orders the orders; may be fewer than were asked for
/// @param sums what the orders that were asked for come to, each sum as JSON
/// @param cursor where to go on; empty where the server says none at the end
/// @param more whether there is more
/// @param unknown what else the server said
public record OrderPage(
    List<Order> orders, UnknownFields sums, String cursor, boolean more, UnknownFields unknown) {
  /// Copies the list.
  public OrderPage {
    orders = List.copyOf(orders);
  }
}
