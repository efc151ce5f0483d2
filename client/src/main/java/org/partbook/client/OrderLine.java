package org.partbook.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A line of an order, with all that became of it.
///
/// @param item what [PurchaseApi#info] says of it, without links, and what this client doesn't know
/// @param title the asset's title when it was sold
/// @param registeredAt when it was registered
/// @param completedAt when the copy was ready
/// @param cancelledAt when it was cancelled
/// @param deliveredAt when the buyer began to receive the copy
/// @param cancellableUntil until when it may be cancelled, as long as nothing was delivered
/// @param netDue what is due to the publisher for it
/// @param currency of [#netDue()], as an ISO 4217 code
/// @param flags what the publisher was made aware of, such as figures that don't multiply out
public record OrderLine(
    OrderItem item,
    Optional<String> title,
    Optional<Instant> registeredAt,
    Optional<Instant> completedAt,
    Optional<Instant> cancelledAt,
    Optional<Instant> deliveredAt,
    Optional<Instant> cancellableUntil,
    Optional<BigDecimal> netDue,
    Optional<String> currency,
    List<String> flags) {
  /// Copies the list.
  public OrderLine {
    flags = List.copyOf(flags);
  }
}
