package org.partbook.statement.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// An entry of the journal that a statement lists, and what is due by it.
///
/// @param index in the log; nothing in a draft
/// @param id in the journal
/// @param event what happened, as the journal calls it
/// @param reason the publisher's, where there is one
/// @param flags what is odd about the sale
/// @param amounts one for a vendor; for a rights holder, one for each share
public record DocumentEntry(
    OptionalLong index,
    long id,
    Instant at,
    String event,
    Optional<String> reason,
    List<String> flags,
    Sale sale,
    List<Amount> amounts) {
  /// What was sold, as it was when it was registered.
  ///
  /// @param vendor its name
  /// @param terms the number of the terms that it was sold by
  /// @param rights the number of the rights that it was sold by
  public record Sale(
      String vendor,
      long order,
      long orderLine,
      long asset,
      OptionalLong ensemble,
      Optional<String> title,
      Optional<String> edition,
      Optional<String> country,
      Instant registeredAt,
      OptionalLong terms,
      OptionalLong rights) {}

  /// What is due.
  ///
  /// @param copies negative where they were taken back
  /// @param list the list price of a copy, in `currency`
  /// @param net what the vendor owes for all copies, in `currency`
  /// @param vat that is owed on it; a vendor's only
  /// @param role of a rights holder, such as `composer`
  /// @param basis of a share: `list`, `net` or `copy`
  /// @param value of a share: percent, or a sum per copy
  /// @param due in the statement's currency; negative where it is owed back
  public record Amount(
      long copies,
      Optional<BigDecimal> list,
      Optional<BigDecimal> net,
      Optional<String> currency,
      Optional<DocumentVat> vat,
      Optional<String> role,
      Optional<String> basis,
      Optional<BigDecimal> value,
      BigDecimal due) {
    boolean isTakenBack() {
      return copies < 0 || due.signum() < 0;
    }
  }

  public DocumentEntry {
    flags = List.copyOf(flags);
    amounts = List.copyOf(amounts);
  }
}
