package org.partbook.client;

import java.util.List;
import java.util.Optional;

/// Some of your orders.
///
/// @param orders the orders; may be fewer than were asked for, or none, though there is more
/// @param sums what happened in the time that was asked for; on the first page, if that has a
///   beginning and an end
/// @param cursor where to go on; empty where the server says none at the end
/// @param more whether there is more
/// @param unknown what else the server said
public record OrderPage(
    List<Order> orders,
    Optional<OrderSums> sums,
    String cursor,
    boolean more,
    UnknownFields unknown) {
  /// Copies the list.
  public OrderPage {
    orders = List.copyOf(orders);
  }
}
