package org.partbook.terms;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// How much time a statement is about.
public enum Period {
  MONTH(1),
  QUARTER(3),
  YEAR(12);

  private final int months;

  Period(int months) {
    this.months = months;
  }

  /// Whether one of these begins with a month.
  public boolean beginsWith(YearMonth month) {
    return (month.getMonthValue() - 1) % months == 0;
  }

  /// The first moment behind the one that begins with a month.
  public ZonedDateTime end(YearMonth month, ZoneId zone) {
    return month.plusMonths(months).atDay(1).atStartOfDay(zone);
  }
}
