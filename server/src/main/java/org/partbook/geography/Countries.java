package org.partbook.geography;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;

/// The country codes of ISO 3166-1 alpha-2, as this Java knows them.
public final class Countries {
  /// A code that the standard leaves to its users: here, a public address that can't be located.
  public static final String UNKNOWN = "ZZ";

  private static final Set<String> CODES =
      Set.copyOf(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2));

  private Countries() {}

  public static boolean exists(String code) {
    return CODES.contains(code);
  }
}
