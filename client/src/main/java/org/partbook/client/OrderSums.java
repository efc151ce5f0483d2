package org.partbook.client;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What happened in some time, as a statement of the same time counts it: whatever was registered
/// before and cancelled in it is among it.
///
/// @param from the beginning
/// @param to the end, which doesn't belong to it
/// @param currencies one for each currency, and one for sales without any
/// @param unknown what else the server said
public record OrderSums(
    Optional<Instant> from,
    Optional<Instant> to,
    List<InCurrency> currencies,
    UnknownFields unknown) {
  /// Copies the list.
  public OrderSums {
    currencies = List.copyOf(currencies);
  }

  /// The sums in one currency.
  ///
  /// @param currency the currency, as an ISO 4217 code; absent for sales without any
  /// @param sold what was sold
  /// @param cancelled what was cancelled, which is negative
  /// @param refunded what was taken back, which is negative
  /// @param copies how many copies all of these are together
  /// @param net what is owed for them together, before taxes
  /// @param unknown what else the server said
  public record InCurrency(
      Optional<String> currency,
      Optional<Amount> sold,
      Optional<Amount> cancelled,
      Optional<Amount> refunded,
      OptionalLong copies,
      Optional<BigDecimal> net,
      UnknownFields unknown) {}

  /// Copies, and what is owed for them.
  ///
  /// @param copies how many
  /// @param net before taxes; absent where nothing was agreed, or nothing happened
  /// @param unknown what else the server said
  public record Amount(OptionalLong copies, Optional<BigDecimal> net, UnknownFields unknown) {}
}
