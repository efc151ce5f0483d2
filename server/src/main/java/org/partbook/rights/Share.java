package org.partbook.rights;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.json.Json;

/// What a party is due for copies of an asset, sold at some time and somewhere.
///
/// @param value percent, or a sum for each copy
/// @param currency of the sum, ISO 4217; a percentage has none
/// @param from the first day on which it is valid
/// @param until the last one
public record Share(
    AssetId asset,
    PartyId party,
    Role role,
    Basis basis,
    BigDecimal value,
    Optional<String> currency,
    Optional<LocalDate> from,
    Optional<LocalDate> until,
    Territories territories) {
  /// The order of lists and files.
  static final Comparator<Share> ORDER =
      Comparator.comparingLong((Share share) -> share.asset.value())
          .thenComparing(Share::basis)
          .thenComparing(Share::role)
          .thenComparing(Share::party)
          .thenComparing(share -> share.from.orElse(LocalDate.MIN))
          .thenComparing(share -> share.until.orElse(LocalDate.MAX))
          .thenComparing(share -> share.territories.toString())
          .thenComparing(share -> share.currency.orElse(""))
          .thenComparing(Share::value);

  public Share {
    value = Json.plain(value);
    if (currency.isPresent() == basis.isPercentage()) {
      throw new IllegalArgumentException("a sum has a currency, a percentage has none");
    }
  }

  public boolean applies(LocalDate day, String country) {
    return appliesOn(day) && territories.include(country);
  }

  public boolean appliesOn(LocalDate day) {
    return from.filter(day::isBefore).isEmpty() && until.filter(day::isAfter).isEmpty();
  }

  /// Whether there is a day and a place at which both are valid.
  boolean meets(Share other) {
    return begins(other) && other.begins(this) && territories.overlap(other.territories);
  }

  /// Whether this one begins before the other has ended.
  private boolean begins(Share other) {
    return from.isEmpty() || other.until.isEmpty() || !from.get().isAfter(other.until.get());
  }

  /// What it comes to for a sale, exactly; nothing where what it is reckoned of isn't known.
  public Optional<Money> due(Sold sold) {
    return switch (basis) {
      case LIST ->
          sold.listPrice()
              .map(list -> new Money(percent(Sold.times(list, sold.copies())), list.currency()));
      case NET -> sold.net().map(net -> new Money(percent(net.amount()), net.currency()));
      case COPY ->
          currency.map(
              ofSum -> new Money(value.multiply(BigDecimal.valueOf(sold.copies())), ofSum));
    };
  }

  private BigDecimal percent(BigDecimal amount) {
    return amount.multiply(value).movePointLeft(2);
  }

  /// As they stand in a file.
  List<String> columns() {
    return List.of(
        asset.toString(),
        party.value(),
        role.word(),
        basis.word(),
        value.toPlainString(),
        currency.orElse(""),
        from.map(LocalDate::toString).orElse(""),
        until.map(LocalDate::toString).orElse(""),
        territories.toString());
  }
}
