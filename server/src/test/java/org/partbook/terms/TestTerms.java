package org.partbook.terms;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/// Terms as tests need them, in euros.
public final class TestTerms {
  private TestTerms() {}

  /// For what is in one of these series; for everything if there are none.
  ///
  /// @param factor by which the catalogue's prices become those in euros
  public static Agreement ofSeries(Set<String> series, BigDecimal factor, String... territories) {
    return new Agreement(
        Currency.getInstance("EUR"),
        Basis.LIST,
        factor,
        new BigDecimal(40),
        Optional.empty(),
        Optional.empty(),
        Set.of(territories),
        new Scope(series, Set.of(), Set.of(), Set.of(), Set.of(), Set.of()),
        Vat.NONE,
        Period.MONTH);
  }
}
