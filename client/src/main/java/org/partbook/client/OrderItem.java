package org.partbook.client;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/// One line of an order. A server need not send any of the fields; Partbook sends all.
///
/// @param orderId the order's number, which a registration calls `order_number`
/// @param orderLineId the line's number within the order
/// @param assetId what was sold
/// @param customer the buyer's name
/// @param unitPrice the price of one copy as it was reported, exact
/// @param lineItemPrice the price of the line as it was reported, exact
/// @param quantity how many copies
/// @param countryCode where it was sold, as an ISO 3166-1 alpha-2 code; `ZZ` where nobody knows
/// @param downloadUrl a link to the file; absent until the line is completed
/// @param viewUrl a link for reading in the browser; absent until the line is completed, and where
///   there is nothing to read
/// @param status how the line stands
/// @param refundedQuantity how many of the copies the publisher has taken back; absent for none
/// @param ended whether the publisher has ended the copy: then no link leads to it any more
/// @param unknown what else the server said of it
public record OrderItem(
    OptionalLong orderId,
    OptionalLong orderLineId,
    OptionalLong assetId,
    Optional<String> customer,
    Optional<BigDecimal> unitPrice,
    Optional<BigDecimal> lineItemPrice,
    Optional<BigDecimal> quantity,
    Optional<String> countryCode,
    Optional<URI> downloadUrl,
    Optional<URI> viewUrl,
    Optional<OrderStatus> status,
    OptionalLong refundedQuantity,
    boolean ended,
    UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param orderId the order's number, which a registration calls `order_number`
  /// @param orderLineId the line's number within the order
  /// @param assetId what was sold
  /// @param customer the buyer's name
  /// @param unitPrice the price of one copy as it was reported, exact
  /// @param lineItemPrice the price of the line as it was reported, exact
  /// @param quantity how many copies
  /// @param countryCode where it was sold, as an ISO 3166-1 alpha-2 code; `ZZ` where nobody knows
  /// @param downloadUrl a link to the file; absent until the line is completed
  /// @param viewUrl a link for reading in the browser; absent until the line is completed, and
  ///   where there is nothing to read
  /// @param status how the line stands
  /// @param refundedQuantity how many of the copies the publisher has taken back; absent for none
  /// @param ended whether the publisher has ended the copy: then no link leads to it any more
  public OrderItem(
      OptionalLong orderId,
      OptionalLong orderLineId,
      OptionalLong assetId,
      Optional<String> customer,
      Optional<BigDecimal> unitPrice,
      Optional<BigDecimal> lineItemPrice,
      Optional<BigDecimal> quantity,
      Optional<String> countryCode,
      Optional<URI> downloadUrl,
      Optional<URI> viewUrl,
      Optional<OrderStatus> status,
      OptionalLong refundedQuantity,
      boolean ended) {
    this(
        orderId,
        orderLineId,
        assetId,
        customer,
        unitPrice,
        lineItemPrice,
        quantity,
        countryCode,
        downloadUrl,
        viewUrl,
        status,
        refundedQuantity,
        ended,
        UnknownFields.none());
  }

  /// Whether the buyer's copy is ready.
  ///
  /// @return whether the status is [OrderStatus#COMPLETED]
  public boolean isCompleted() {
    return status.equals(Optional.of(OrderStatus.COMPLETED));
  }

  /// Without the links, which are keys, and the buyer's name.
  @Override
  public String toString() {
    return "OrderItem[orderId=%s, orderLineId=%s, assetId=%s, status=%s]"
        .formatted(text(orderId), text(orderLineId), text(assetId), status.orElse(null));
  }

  private static String text(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
  }
}
