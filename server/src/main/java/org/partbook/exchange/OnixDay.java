package org.partbook.exchange;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/// The date of a product: a day, or what else ONIX has for one, such as a month or a span of years.
final class OnixDay {
  private static final Pattern DIGITS = Pattern.compile("\\d{8}");
  private static final Pattern NOTHING = Pattern.compile("0+");
  private static final Pattern YEARS = Pattern.compile("(1[4-9]|2[01])\\d\\d(1[4-9]|2[01])\\d\\d");

  private OnixDay() {}

  /// A day as `2026-01-31`, anything else as it stands; nothing where the digits of a day are none.
  static Optional<String> of(String date) {
    if (NOTHING.matcher(date).matches()) {
      return Optional.empty();
    }
    if (!DIGITS.matcher(date).matches()) {
      return Optional.of(date);
    }
    try {
      return Optional.of(LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE))
          .filter(day -> day.getYear() > 0)
          .map(LocalDate::toString);
    } catch (DateTimeException e) {
      return Optional.of(date).filter(text -> YEARS.matcher(text).matches());
    }
  }
}
