package org.partbook.catalog;

import java.util.Locale;

/// How much an edition matters to those who have an earlier one.
public enum EditionWeight {
  MINOR,
  /// Something was wrong.
  CORRECTED,
  /// Nobody should play from what was before.
  CRITICAL;

  /// As it is written in catalogues, commands and the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
