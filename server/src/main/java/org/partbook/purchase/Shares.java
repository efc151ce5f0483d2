package org.partbook.purchase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// Shares a price out so that the shares add up to exactly the price.
final class Shares {
  private static final BigDecimal CENT = new BigDecimal("0.01");

  private Shares() {}

  /// `count` shares that differ by a cent at most; what is less than a cent goes to the first.
  static List<BigDecimal> of(BigDecimal price, int count) {
    var cents = price.setScale(2, RoundingMode.DOWN);
    var base = cents.divide(BigDecimal.valueOf(count), 2, RoundingMode.DOWN);
    var left = cents.subtract(base.multiply(BigDecimal.valueOf(count)));
    var shares = new ArrayList<BigDecimal>();
    for (int i = 0; i < count; i++) {
      var extra = left.signum() > 0 ? CENT : BigDecimal.ZERO;
      shares.add(base.add(extra));
      left = left.subtract(extra);
    }
    shares.set(0, shares.getFirst().add(price.subtract(cents)));
    return shares;
  }
}
