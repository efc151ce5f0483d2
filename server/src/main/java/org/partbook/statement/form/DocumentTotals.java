package org.partbook.statement.form;

import java.math.BigDecimal;
import java.util.Optional;

/// The last line of a statement's document.
///
/// @param net without value added tax; a vendor's only
/// @param checkpoint the log's signed note that the entries are proved to; nothing in a draft
public record DocumentTotals(
    long entries,
    long copies,
    Optional<BigDecimal> net,
    Optional<BigDecimal> vat,
    BigDecimal due,
    Optional<String> checkpoint) {}
