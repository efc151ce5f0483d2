package org.partbook.statement.form;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.partbook.statement.StatementKind;

/// The first line of a statement's document.
///
/// @param number nothing for a draft
/// @param currency ISO 4217, of all that is due
/// @param rates by which other currencies were reckoned
/// @param previous the number of the party's last statement in this currency
public record DocumentHeader(
    Optional<String> number,
    StatementKind kind,
    Party party,
    Publisher publisher,
    Span period,
    String currency,
    List<Rate> rates,
    Optional<String> previous,
    Optional<Instant> closedAt) {
  /// The one whom the statement is for.
  ///
  /// @param id the number of the vendor, or the id of the rights holder
  public record Party(
      String id,
      String name,
      Optional<String> address,
      Optional<String> vatNumber,
      Optional<String> isni,
      Optional<String> ipi) {}

  /// The one whose statement it is.
  public record Publisher(String name, Optional<String> address, Optional<String> vatNumber) {}

  /// The days that it is about, and the moments in which the first begins and the last is over.
  ///
  /// @param until the last day
  public record Span(LocalDate from, LocalDate until, ZoneId zone, Instant begin, Instant end) {}

  /// An exchange rate.
  ///
  /// @param rate so many units of the currency for one euro
  public record Rate(String currency, BigDecimal rate, LocalDate date, String source) {}

  public DocumentHeader {
    rates = List.copyOf(rates);
  }

  /// How it is called: by its number, or as what it is.
  String label() {
    return number.orElse("draft");
  }
}
