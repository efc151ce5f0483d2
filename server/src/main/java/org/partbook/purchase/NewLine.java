package org.partbook.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.partbook.catalog.AssetId;

/// A line that is about to be registered; its rules have been checked.
///
/// @param ensemble of which the asset is sold as a part, if it is
/// @param atHand the file that is sold, if it is there already: then the line is completed
/// @param seen the fingerprints of the asset and the ensemble that the rules were held against
public record NewLine(
    LineKey key,
    AssetId asset,
    Optional<AssetId> ensemble,
    String customer,
    String countryCode,
    long quantity,
    BigDecimal unitPrice,
    BigDecimal lineItemPrice,
    boolean priceMismatch,
    Instant registeredAt,
    Instant deadline,
    Optional<SoldFile> atHand,
    Seen seen) {
  /// The fingerprints of what was sold, when the rules were checked.
  ///
  /// @param ensemble of which the asset is sold as a part, if it is
  public record Seen(String asset, Optional<String> ensemble) {}
}
