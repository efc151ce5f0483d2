package org.partbook.vendorpage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.partbook.json.Json;

/// Times and numbers, as they stand on the page. All times are UTC.
final class Shown {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final long MICROS = 1000;

  private Shown() {}

  static String time(Instant time) {
    return TIME.format(time);
  }

  static String time(Optional<Instant> time) {
    return time.map(Shown::time).orElse("–");
  }

  static String amount(BigDecimal amount) {
    return Json.plain(amount).toPlainString();
  }

  static String amount(Optional<BigDecimal> amount, Optional<String> currency) {
    return amount
        .map(Shown::amount)
        .map(text -> text + currency.map(" "::concat).orElse(""))
        .orElse("–");
  }

  /// A constant's name, as a word.
  static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /// In milliseconds.
  static String took(long micros) {
    return micros < 10 * MICROS
        ? String.format(Locale.ROOT, "%.1f ms", (double) micros / MICROS)
        : micros / MICROS + " ms";
  }
}
