package org.partbook.csv;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A row of a file, which knows what is wrong with it.
public final class CsvRow {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern WITH_COMMA = Pattern.compile("\\d+,\\d+");

  private final Path file;
  private final long line;
  private final Map<String, String> values;
  private final Mistakes mistakes;
  private boolean bad;

  CsvRow(Path file, long line, Map<String, String> values, Mistakes mistakes) {
    this.file = file;
    this.line = line;
    this.values = values;
    this.mistakes = mistakes;
  }

  public long line() {
    return line;
  }

  /// Whether something was wrong with it.
  public boolean isBad() {
    return bad;
  }

  public void reject(String column, String message) {
    reject(column, value(column), message);
  }

  public void reject(String column, String value, String message) {
    bad = true;
    mistakes.add(file, line, column, value, message);
  }

  private String value(String column) {
    return values.getOrDefault(column, "");
  }

  public Optional<String> optional(String column) {
    return Optional.of(value(column)).filter(value -> !value.isEmpty());
  }

  public Optional<String> required(String column) {
    var value = optional(column);
    if (value.isEmpty()) {
      reject(column, "must not be empty");
    }
    return value;
  }

  /// A value that is made of a text, or a mistake.
  public <T> Optional<T> made(
      Optional<String> text, String column, Function<String, Optional<T>> maker, String message) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var made = maker.apply(text.get());
    if (made.isEmpty()) {
      reject(column, message);
    }
    return made;
  }

  public Optional<Long> positive(String column) {
    return made(
        required(column), column, CsvRow::positiveNumber, "must be a whole number from 1 on");
  }

  private static Optional<Long> positiveNumber(String text) {
    return text.matches("[1-9]\\d{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  /// More than 0, with at most six decimals.
  public Optional<BigDecimal> decimal(String column) {
    var text = required(column);
    var message =
        text.filter(value -> WITH_COMMA.matcher(value).matches()).isPresent()
            ? "has a comma: decimals are written with a point, as in 12.5"
            : "must be a number with at most six decimals, as in 12.5";
    var value = made(text, column, CsvRow::decimalNumber, message);
    if (value.filter(number -> number.signum() == 0).isPresent()) {
      reject(column, "must be more than 0");
      return Optional.empty();
    }
    return value;
  }

  private static Optional<BigDecimal> decimalNumber(String text) {
    return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  public Optional<LocalDate> day(String column) {
    return made(
        optional(column), column, CsvRow::dayOf, "must be a day that there is, as in 2026-12-31");
  }

  private static Optional<LocalDate> dayOf(String text) {
    if (!DAY.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public Optional<String> currency(String column, Optional<String> text) {
    return made(
        text,
        column,
        code -> Optional.of(code).filter(Currencies::exists),
        "is no currency of ISO 4217 that a country has, as in EUR");
  }
}
