package org.partbook.terms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// How value added tax is treated in the prices of a vendor.
///
/// @param rate in percent; 0 where there is none in the prices
public record Vat(Treatment treatment, BigDecimal rate) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /// Nothing was said of it, so prices are taken as they are.
  public static final Vat NONE = new Vat(Treatment.NONE, BigDecimal.ZERO);

  /// Where the tax is.
  public enum Treatment {
    /// In the prices: what is owed is reckoned without it, and then it is added.
    INCLUDED,
    /// Added to what is owed.
    EXCLUDED,
    /// The vendor owes it to its own state.
    REVERSE_CHARGE,
    NONE
  }

  public Vat {
    if (rate.signum() < 0 || rate.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "a rate of VAT is from 0 to 100 percent, not " + rate.toPlainString());
    }
  }

  /// As in documents.
  public String wire() {
    return treatment.name().toLowerCase(Locale.ROOT);
  }

  /// Whether there is tax on what is owed, and the vendor owes it to us.
  public boolean isCharged() {
    return treatment == Treatment.INCLUDED || treatment == Treatment.EXCLUDED;
  }

  /// A price without the tax that is in it.
  BigDecimal without(BigDecimal price) {
    return treatment == Treatment.INCLUDED
        ? price.multiply(HUNDRED).divide(HUNDRED.add(rate), MathContext.DECIMAL128)
        : price;
  }
}
