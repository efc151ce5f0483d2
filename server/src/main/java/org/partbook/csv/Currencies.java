package org.partbook.csv;

import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The currencies of ISO 4217 in which somebody pays: those of countries, as this Java knows them.
/// Neither gold nor what was money once.
public final class Currencies {
  private static final Set<String> CODES =
      Stream.of(Locale.getISOCountries())
          .map(country -> Currency.getInstance(Locale.of("", country)))
          .filter(Objects::nonNull)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private Currencies() {}

  public static boolean exists(String code) {
    return CODES.contains(code);
  }
}
