package org.partbook.client.testing;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// A line that the shop has sold, as it stands.
///
/// @param orderId the order's number
/// @param orderLineId the line's number
/// @param assetId what was sold
/// @param customer the buyer's name
/// @param quantity how many copies
/// @param countryCode where
/// @param unitPrice the price of a copy
/// @param lineItemPrice the price of the line
/// @param status `PROCESSING`, `COMPLETED`, `FAILED` or `CANCELLED`
/// @param registeredAt when it was registered
/// @param completedAt when the copy was ready
/// @param cancelledAt when it was cancelled
/// @param deliveredAt when the buyer began to receive the copy
/// @param refundedQuantity how many copies were taken back
/// @param ended whether the publisher has ended the copy
public record FakeLine(
    long orderId,
    long orderLineId,
    long assetId,
    String customer,
    long quantity,
    String countryCode,
    BigDecimal unitPrice,
    BigDecimal lineItemPrice,
    String status,
    Instant registeredAt,
    Optional<Instant> completedAt,
    Optional<Instant> cancelledAt,
    Optional<Instant> deliveredAt,
    long refundedQuantity,
    boolean ended) {
  boolean is(String wanted) {
    return status.equals(wanted);
  }
}
