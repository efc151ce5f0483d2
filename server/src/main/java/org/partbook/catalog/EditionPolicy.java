package org.partbook.catalog;

import java.util.Locale;

/// What becomes of the copies of earlier editions that were sold. None of it changes a byte of what
/// somebody has begun to receive.
public enum EditionPolicy {
  /// They stay, and nothing is said.
  KEEP,
  /// Their buyers are told of this edition, and can have it besides.
  OFFER,
  /// Whoever hasn't opened anything yet gets this edition.
  REPLACE;

  /// As it is written in catalogues, commands and the database.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
