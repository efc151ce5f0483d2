package org.partbook.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The days that a statement is about, in the publisher's time zone.
///
/// @param until the last day
public record StatementPeriod(LocalDate from, LocalDate until, ZoneId zone) {
  public StatementPeriod {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          "a period that begins on " + from + " can't end on " + until);
    }
  }

  public Instant begin() {
    return from.atStartOfDay(zone).toInstant();
  }

  /// The first moment behind it.
  public Instant end() {
    return until.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
