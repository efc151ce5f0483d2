package org.partbook.catalog;

import java.time.Duration;

/// How long it is known what the catalogue was.
final class History {
  /// A year and a month: what is done once a year can be held against the last time.
  static final Duration KEPT = Duration.ofDays(400);

  private History() {}
}
