package org.partbook.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.partbook.catalog.AssetId;

/// A line that is about to be registered; its rules have been checked.
///
/// @param ensemble of which the asset is sold as a part, if it is
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
    Instant deadline) {}
