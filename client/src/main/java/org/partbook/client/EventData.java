package org.partbook.client;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/// What an event says. It never holds a buyer's name or a link.
public sealed interface EventData {
  /// What the server said and this client doesn't know.
  ///
  /// @return the fields
  UnknownFields unknown();

  /// Something happened to the line of an order: `line.*`.
  ///
  /// @param orderId the order's number
  /// @param orderLineId the line's number
  /// @param assetId what was sold
  /// @param status how the line stood then
  /// @param quantity how many copies, where it is about some of them
  /// @param reason why, where the server says it
  /// @param unknown what else the server said
  record Line(
      OptionalLong orderId,
      OptionalLong orderLineId,
      OptionalLong assetId,
      Optional<OrderStatus> status,
      OptionalLong quantity,
      Optional<String> reason,
      UnknownFields unknown)
      implements EventData {}

  /// Something happened to an asset: `asset.*`. How it is now, [PurchaseApi#asset] tells.
  ///
  /// @param assetId the asset's number
  /// @param unknown what else the server said
  record Asset(OptionalLong assetId, UnknownFields unknown) implements EventData {}

  /// A statement is closed: `statement.closed`.
  ///
  /// @param number the statement's number
  /// @param from its first day, as the server writes it
  /// @param until its end, as the server writes it
  /// @param currency its currency, as an ISO 4217 code
  /// @param net what is due, exact
  /// @param unknown what else the server said
  record Statement(
      Optional<String> number,
      Optional<String> from,
      Optional<String> until,
      Optional<String> currency,
      Optional<BigDecimal> net,
      UnknownFields unknown)
      implements EventData {}

  /// Something that this client has no type for.
  ///
  /// @param unknown all that the server said
  record Other(UnknownFields unknown) implements EventData {}
}
