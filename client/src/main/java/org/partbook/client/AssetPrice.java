package org.partbook.client;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/// A price of an asset.
///
/// @param typeId the number of the kind of price
/// @param typeUsage the kind of price, such as `retail`
/// @param price the price, exact; the API names no currency
/// @param unknown what else the server said of it
public record AssetPrice(
    OptionalLong typeId,
    Optional<String> typeUsage,
    Optional<BigDecimal> price,
    UnknownFields unknown) {
  /// Without what only a server says.
  ///
  /// @param typeId the number of the kind of price
  /// @param typeUsage the kind of price, such as `retail`
  /// @param price the price, exact; the API names no currency
  public AssetPrice(OptionalLong typeId, Optional<String> typeUsage, Optional<BigDecimal> price) {
    this(typeId, typeUsage, price, UnknownFields.none());
  }
}
