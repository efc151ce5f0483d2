package org.partbook.terms;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.partbook.csv.Currencies;
import org.partbook.geography.Countries;

/// Makes an agreement of texts: those of a row in a file, or of the options of a command.
public final class AgreementReader {
  static final String CURRENCY = "currency";
  static final String BASIS = "basis";
  static final String DISCOUNT = "discount";
  static final String NET_PRICE = "net_price";
  static final String MINIMUM = "minimum";
  static final String FACTOR = "factor";
  static final String TERRITORIES = "territories";
  static final String SERIES = "series";
  static final String CATEGORIES = "categories";
  static final String FORMATS = "formats";
  static final String TYPES = "types";
  static final String HOLDERS = "holders";
  static final String ASSETS = "assets";
  static final String VAT = "vat";
  static final String VAT_RATE = "vat_rate";
  static final String PERIOD = "period";

  /// The names of all that is asked for.
  static final List<String> FIELDS =
      List.of(
          CURRENCY,
          BASIS,
          DISCOUNT,
          NET_PRICE,
          MINIMUM,
          FACTOR,
          TERRITORIES,
          SERIES,
          CATEGORIES,
          FORMATS,
          TYPES,
          HOLDERS,
          ASSETS,
          VAT,
          VAT_RATE,
          PERIOD);

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal LARGEST = new BigDecimal(1_000_000);
  private static final BigDecimal LEAST_FACTOR = new BigDecimal("0.000001");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,12}(\\.\\d{1,6})?");
  private static final Pattern ID = Pattern.compile("[1-9]\\d{0,17}");

  private final Texts texts;
  private boolean bad;

  /// What was typed, by the names of fields such as `net_price`.
  public interface Texts {
    /// What stands for a field, if anything does.
    Optional<String> text(String field);

    /// What stands for a field that may have several values.
    List<String> list(String field);

    /// Is told of each value that can't be.
    ///
    /// @param message goes on after the value
    void reject(String field, String value, String message);
  }

  private AgreementReader(Texts texts) {
    this.texts = texts;
  }

  /// Reads all fields. What isn't said is as in the terms of a new vendor.
  ///
  /// @return nothing if something was rejected
  public static Optional<Agreement> read(Texts texts) {
    var reader = new AgreementReader(texts);
    var agreement = reader.agreement();
    return reader.bad ? Optional.empty() : agreement;
  }

  private Optional<Agreement> agreement() {
    var currency = currency();
    var basis = choice(BASIS, Basis.LIST, Basis.values());
    var factor = number(FACTOR, LEAST_FACTOR, LARGEST).orElse(BigDecimal.ONE);
    var discount = number(DISCOUNT, BigDecimal.ZERO, HUNDRED);
    var netPrice = number(NET_PRICE, BigDecimal.ZERO, LARGEST);
    if (netPrice.isPresent() && discount.isPresent()) {
      reject(
          NET_PRICE,
          netPrice.get().toPlainString(),
          "can't stand beside a discount: it is one or the other");
    }
    var minimum = number(MINIMUM, BigDecimal.ZERO, LARGEST);
    var territories = countries();
    var scope =
        new Scope(
            names(SERIES), names(CATEGORIES), names(FORMATS), names(TYPES), names(HOLDERS), ids());
    var vat =
        new Vat(
            choice(VAT, Vat.Treatment.NONE, Vat.Treatment.values()),
            number(VAT_RATE, BigDecimal.ZERO, HUNDRED).orElse(BigDecimal.ZERO));
    var period = choice(PERIOD, Period.MONTH, Period.values());
    return currency.map(of ->
        new Agreement(
            of,
            basis,
            factor,
            discount.orElse(BigDecimal.ZERO),
            netPrice,
            minimum,
            territories,
            scope,
            vat,
            period));
  }

  private void reject(String field, String value, String message) {
    bad = true;
    texts.reject(field, value, message);
  }

  private Optional<Currency> currency() {
    var code = texts.text(CURRENCY).orElse("");
    if (Currencies.exists(code)) {
      return Optional.of(Currency.getInstance(code));
    }
    reject(CURRENCY, code, "must be a currency's code of ISO 4217 that a country has, such as EUR");
    return Optional.empty();
  }

  private Optional<BigDecimal> number(String field, BigDecimal least, BigDecimal most) {
    var text = texts.text(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (NUMBER.matcher(text.get()).matches()) {
      var number = new BigDecimal(text.get());
      if (number.compareTo(least) >= 0 && number.compareTo(most) <= 0) {
        return Optional.of(number);
      }
    }
    reject(
        field,
        text.get(),
        "must be a number from %s to %s, with a point and at most six decimals, such as 12.5"
            .formatted(least.toPlainString(), most.toPlainString()));
    return Optional.empty();
  }

  private <E extends Enum<E>> E choice(String field, E usual, E[] choices) {
    var text = texts.text(field);
    if (text.isEmpty()) {
      return usual;
    }
    for (var choice : choices) {
      if (choice.name().equalsIgnoreCase(text.get().replace('-', '_'))) {
        return choice;
      }
    }
    var names = Arrays.stream(choices).map(one -> one.name().toLowerCase(Locale.ROOT)).toList();
    reject(field, text.get(), "must be one of " + String.join(", ", names));
    return usual;
  }

  private Set<String> countries() {
    var countries = names(TERRITORIES);
    for (var country : countries) {
      if (!Countries.exists(country)) {
        reject(
            TERRITORIES, country, "must be a country by ISO 3166-1 alpha-2, in capitals, as in DE");
      }
    }
    return countries;
  }

  private Set<String> names(String field) {
    var names = texts.list(field);
    for (var name : names) {
      if (name.isBlank()) {
        reject(field, "", "must name something");
      } else if (name.contains(TermsFile.BETWEEN)) {
        reject(field, name, "must not have a | in it, which stands between names in files");
      }
    }
    return new HashSet<>(names);
  }

  private Set<Long> ids() {
    var ids = new HashSet<Long>();
    for (var id : texts.list(ASSETS)) {
      if (ID.matcher(id).matches()) {
        ids.add(Long.parseLong(id));
      } else {
        reject(ASSETS, id, "must be an asset's number, 1 or more");
      }
    }
    return ids;
  }
}
