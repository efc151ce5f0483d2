package org.partbook.terms;

import java.time.YearMonth;

/// How much time a vendor's statements are about.
public enum Period {
  MONTH(1),
  QUARTER(3),
  YEAR(12);

  private final int months;

  Period(int months) {
    this.months = months;
  }

  /// Whether one of these ends with a month.
  public boolean endsWith(YearMonth month) {
    return month.getMonthValue() % months == 0;
  }

  /// The month in which the one begins that ends with a month.
  public YearMonth first(YearMonth last) {
    return last.minusMonths(months - 1L);
  }
}
