package org.partbook.purchase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.partbook.json.Fields;
import org.partbook.json.Json;
import org.partbook.json.Quoted;

/// A price as a vendor reports it. The buyer has paid already, so whatever can be a price is taken:
/// three times 0.99 in binary is 2.9699999999999998, and a third of ten has no end.
///
/// @param sent as it came, but for what is too little to be rounded to anything
/// @param amount what is stored and comes back: rounded to four decimals, half to even
record Price(BigDecimal sent, BigDecimal amount) {
  private static final int DECIMALS = 4;
  private static final BigDecimal LIMIT = new BigDecimal(1_000_000_000);
  private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");

  /// A required price; nothing if it can't be one.
  static Optional<Price> read(Fields fields, String name) {
    var number = fields.number(name);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    if (number.get().signum() < 0) {
      fields.reject(name, "must be 0 or more, not " + quoted(number.get()));
      return Optional.empty();
    }
    if (number.get().compareTo(LIMIT) >= 0) {
      fields.reject(name, "must be below 1000000000, not " + quoted(number.get()));
      return Optional.empty();
    }
    return Optional.of(of(number.get()));
  }

  /// To round 1e-999999999 would mean to write it out, so what is far below a ten-thousandth is
  /// known to be nothing before.
  private static Price of(BigDecimal sent) {
    if (sent.signum() == 0 || (long) sent.precision() - sent.scale() < -DECIMALS) {
      return new Price(BigDecimal.ZERO, BigDecimal.ZERO);
    }
    return new Price(sent, Json.plain(sent.setScale(DECIMALS, RoundingMode.HALF_EVEN)));
  }

  private static String quoted(BigDecimal number) {
    return Quoted.shortened(number.toString());
  }

  /// Whether so many at this price cost that much, to the cent: however the vendor has rounded, it
  /// is half a cent away at most. What was sent counts: a unit price that was rounded to four
  /// decimals would be a cent off with a few hundred copies.
  boolean times(long quantity, Price line) {
    var difference = sent.multiply(BigDecimal.valueOf(quantity)).subtract(line.sent);
    return difference.abs().compareTo(HALF_A_CENT) <= 0;
  }
}
