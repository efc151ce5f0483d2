package org.partbook.exchange;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.json.Json;

/// Amounts as people write them: with a currency, with points or commas.
final class Amount {
  private static final Pattern PLAIN = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
  private static final Pattern CURRENCY =
      Pattern.compile("[€$£¥\\s\\u00A0\\u202F]|[A-Z]{3}|,-$|\\.-$");

  private Amount() {}

  /// Nothing where it could be read in two ways, or in none.
  static Optional<BigDecimal> of(String text) {
    var bare = CURRENCY.matcher(text.strip()).replaceAll("");
    int comma = bare.lastIndexOf(',');
    int point = bare.lastIndexOf('.');
    String plain;
    if (comma < 0) {
      plain = bare;
    } else if (point < 0) {
      boolean isOnly = bare.indexOf(',') == comma;
      if (isOnly && bare.length() - comma - 1 == 3 && !bare.startsWith("0,")) {
        return Optional.empty();
      }
      plain = isOnly ? bare.replace(',', '.') : bare.replace(",", "");
    } else {
      plain = comma > point ? bare.replace(".", "").replace(',', '.') : bare.replace(",", "");
    }
    return PLAIN.matcher(plain).matches()
        ? Optional.of(Json.plain(new BigDecimal(plain)))
        : Optional.empty();
  }
}
