package org.partbook.statement.form;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// The last line of a statement's document.
///
/// @param net without value added tax; a vendor's only
/// @param vatByRate what the tax is of; a vendor's only
/// @param vat all of it; a vendor's only
/// @param checkpoint the log's signed note that the entries are proved to; nothing in a draft
public record DocumentTotals(
    long entries,
    long copies,
    Optional<BigDecimal> net,
    List<VatSum> vatByRate,
    Optional<BigDecimal> vat,
    BigDecimal due,
    Optional<String> checkpoint) {
  /// What is owed with the same treatment of the tax, without it, and the tax on it.
  public record VatSum(DocumentVat of, BigDecimal net, BigDecimal vat) {}

  public DocumentTotals {
    vatByRate = List.copyOf(vatByRate);
  }
}
