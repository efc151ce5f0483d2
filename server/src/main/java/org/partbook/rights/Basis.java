package org.partbook.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Of what a share is reckoned.
public enum Basis {
  /// Percent of the list price, for each copy.
  LIST,
  /// Percent of what the vendor owes.
  NET,
  /// A sum for each copy.
  COPY;

  /// As in a file.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isPercentage() {
    return this != COPY;
  }

  static Optional<Basis> of(String text) {
    return Arrays.stream(values())
        .filter(basis -> basis.word().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
