package org.partbook.purchase;

import java.math.BigDecimal;
import java.time.Instant;
import org.partbook.catalog.AssetId;

/// A line that is about to be registered; its rules have been checked.
public record NewLine(
    LineKey key,
    AssetId asset,
    String customer,
    String countryCode,
    long quantity,
    BigDecimal unitPrice,
    BigDecimal lineItemPrice,
    boolean priceMismatch,
    Instant registeredAt,
    Instant deadline) {}
