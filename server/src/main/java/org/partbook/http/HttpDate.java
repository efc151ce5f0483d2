package org.partbook.http;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dates as headers have them (RFC 9110, section 5.6.7).
final class HttpDate {
  private static final DateTimeFormatter USUAL = format("EEE, dd MMM yyyy HH:mm:ss 'GMT'");

  /// The third is as C prints it, with a blank before a day of one digit.
  private static final List<DateTimeFormatter> READABLE =
      List.of(USUAL, format("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"), format("EEE MMM ppd HH:mm:ss yyyy"));

  private HttpDate() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }

  static String of(Instant instant) {
    return USUAL.format(instant);
  }

  /// Nothing if it is no date.
  static Optional<Instant> parse(String text) {
    for (var format : READABLE) {
      try {
        return Optional.of(format.parse(text, Instant::from));
      } catch (DateTimeParseException _) {
        // One of the others, perhaps.
      }
    }
    return Optional.empty();
  }
}
