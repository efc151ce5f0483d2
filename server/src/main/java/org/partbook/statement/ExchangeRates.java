package org.partbook.statement;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partbook.terms.Agreement;

/// How many units of other currencies a euro was worth on a day, as the European Central Bank
/// publishes it.
///
/// @param rates by the codes of ISO 4217; the euro itself isn't among them
public record ExchangeRates(LocalDate day, String source, Map<String, BigDecimal> rates) {
  private static final String EURO = "EUR";
  private static final long LARGEST_FILE = 16L << 20;
  private static final int LONGEST_RATE = 30;

  /// There are none: nothing can be converted.
  public static final ExchangeRates NONE = new ExchangeRates(LocalDate.EPOCH, "", Map.of());

  public ExchangeRates {
    rates = Map.copyOf(rates);
  }

  /// What can't be read, with its place.
  public static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }

  /// Reads the rates of a day from a file as the bank has it: a first line with `Date` and codes,
  /// and a line for each day. `N/A` and nothing mean that there is none.
  ///
  /// @param wanted the day; if it has none, as on a Sunday, the last one before it that has
  public static ExchangeRates read(Path file, LocalDate wanted) throws IOException, Unreadable {
    if (Files.size(file) > LARGEST_FILE) {
      throw new Unreadable(file + " has more than " + LARGEST_FILE + " bytes");
    }
    var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    var codes = lines.isEmpty() ? new String[0] : cells(lines.getFirst().replace("\uFEFF", ""));
    if (codes.length < 2 || !codes[0].equals("Date")) {
      throw new Unreadable(
          file
              + ", line 1: it must begin with Date and the codes of currencies, as the bank's does");
    }
    Optional<LocalDate> best = Optional.empty();
    var rates = Map.<String, BigDecimal>of();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      var cells = cells(lines.get(i));
      var place = "%s, line %d".formatted(file, i + 1);
      var day = day(place, cells[0]);
      if (!day.isAfter(wanted) && best.filter(known -> !day.isAfter(known)).isEmpty()) {
        best = Optional.of(day);
        rates = rates(place, codes, cells);
      }
    }
    if (best.isEmpty()) {
      throw new Unreadable("%s has no rates of %s or of a day before".formatted(file, wanted));
    }
    return new ExchangeRates(best.get(), String.valueOf(file.getFileName()), rates);
  }

  private static String[] cells(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toArray(String[]::new);
  }

  private static LocalDate day(String place, String text) throws Unreadable {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new Unreadable(
          "%s, column Date: '%s' is no day such as 2026-10-31".formatted(place, shown(text)));
    }
  }

  private static Map<String, BigDecimal> rates(String place, String[] codes, String[] cells)
      throws Unreadable {
    var rates = new TreeMap<String, BigDecimal>();
    for (int i = 1; i < Math.min(codes.length, cells.length); i++) {
      if (!codes[i].isEmpty() && !cells[i].isEmpty() && !cells[i].equals("N/A")) {
        rates.put(codes[i], rate(place + ", column " + shown(codes[i]), cells[i]));
      }
    }
    return rates;
  }

  private static BigDecimal rate(String place, String text) throws Unreadable {
    if (text.length() <= LONGEST_RATE && text.matches("[0-9]+(\\.[0-9]+)?")) {
      var rate = new BigDecimal(text);
      if (rate.signum() > 0) {
        return rate;
      }
    }
    throw new Unreadable("%s: '%s' is no rate above 0".formatted(place, shown(text)));
  }

  private static String shown(String text) {
    return text.length() > LONGEST_RATE ? text.substring(0, LONGEST_RATE) + "…" : text;
  }

  /// Whether amounts of one currency can be converted to another.
  public boolean knows(String from, String to) {
    return from.equals(to) || (rate(from).isPresent() && rate(to).isPresent());
  }

  private Optional<BigDecimal> rate(String currency) {
    return currency.equals(EURO)
        ? Optional.of(BigDecimal.ONE)
        : Optional.ofNullable(rates.get(currency));
  }

  /// An amount in another currency, rounded to its least unit, half to even.
  ///
  /// @throws IllegalArgumentException if there is no rate of one of them
  public BigDecimal convert(BigDecimal amount, String from, String to) {
    var digits = Agreement.digits(Currency.getInstance(to));
    if (from.equals(to)) {
      return amount.setScale(digits, RoundingMode.HALF_EVEN);
    }
    var of = required(from);
    var into = required(to);
    return amount
        .multiply(into)
        .divide(of, MathContext.DECIMAL128)
        .setScale(digits, RoundingMode.HALF_EVEN);
  }

  private BigDecimal required(String currency) {
    return rate(currency)
        .orElseThrow(() ->
            new IllegalArgumentException(
                rates.isEmpty()
                    ? "there are no exchange rates, and an amount in " + currency
                    : "there is no rate of %s on %s".formatted(currency, day)));
  }
}
