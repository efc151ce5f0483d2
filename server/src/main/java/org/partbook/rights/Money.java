package org.partbook.rights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// An exact amount in a currency of ISO 4217.
public record Money(BigDecimal amount, String currency) {
  /// To the currency's smallest unit, halves to the even neighbour: what a line of a statement
  /// says.
  public Money rounded() {
    int digits = Currency.getInstance(currency).getDefaultFractionDigits();
    return new Money(amount.setScale(digits, RoundingMode.HALF_EVEN), currency);
  }
}
