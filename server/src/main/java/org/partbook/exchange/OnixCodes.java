package org.partbook.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What codes of ONIX mean here, as far as they mean anything.
final class OnixCodes {
  static final String PROPRIETARY = "01";
  static final String GTIN_13 = "03";
  static final String ISMN_10 = "05";
  static final String ISMN_13 = "25";

  /// List 46: for sale.
  static final Set<String> FOR_SALE = Set.of("01", "02", "07", "08");

  /// List 46: not for sale.
  static final Set<String> NOT_FOR_SALE = Set.of("03", "04", "05", "06");

  /// List 64: out of print, inactive, withdrawn, recalled.
  static final Set<String> WITHDRAWN = Set.of("07", "08", "11", "15");

  /// List 58, with the one first that buyers pay.
  static final String PRICES_IN_ORDER = "02 42 04 22 01 41 03 21";

  private static final Map<String, String> ROLES =
      Map.ofEntries(
          Map.entry("A01", "Author"),
          Map.entry("A04", "Librettist"),
          Map.entry("A05", "Lyricist"),
          Map.entry("A06", "Composer"),
          Map.entry("A12", "Illustrator"),
          Map.entry("B01", "Editor"),
          Map.entry("B05", "Adapter"),
          Map.entry("B06", "Translator"),
          Map.entry("B25", "Arranger"));

  private OnixCodes() {}

  /// The word for a role of list 17; the code where there is none.
  static String role(String code) {
    return ROLES.getOrDefault(code, code);
  }

  /// The code for a role, if there is one.
  static Optional<String> roleCode(String word) {
    return ROLES.entrySet().stream()
        .filter(one -> one.getValue().equalsIgnoreCase(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .or(() -> Optional.of(word).filter(code -> code.matches("[A-EZ]\\d\\d")));
  }
}
