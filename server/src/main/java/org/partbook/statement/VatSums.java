package org.partbook.statement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partbook.ledger.Facts;
import org.partbook.terms.Vat;

/// What a vendor owes without value added tax, and the tax on it, for each treatment and rate. The
/// tax is reckoned of each sum, and rounded once.
final class VatSums {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  private final Map<Vat, BigDecimal> nets =
      new TreeMap<>(Comparator.comparing(Vat::treatment).thenComparing(Vat::rate));

  private final int digits;

  /// Sums in a currency.
  ///
  /// @param digits behind its point
  VatSums(int digits) {
    this.digits = digits;
  }

  void add(Vat vat, BigDecimal net) {
    nets.merge(vat, net, BigDecimal::add);
  }

  /// All tax.
  BigDecimal tax() {
    return nets.entrySet().stream()
        .map(one -> tax(one.getKey(), one.getValue()))
        .reduce(BigDecimal.ZERO.setScale(digits), BigDecimal::add);
  }

  private BigDecimal tax(Vat vat, BigDecimal net) {
    var rate = vat.isCharged() ? vat.rate() : BigDecimal.ZERO;
    return scaled(net.multiply(rate).divide(HUNDRED));
  }

  private BigDecimal scaled(BigDecimal amount) {
    return amount.setScale(digits, RoundingMode.HALF_EVEN);
  }

  /// A list with an object for each treatment and rate.
  String json() {
    return nets.entrySet().stream()
        .map(one -> json(one.getKey(), one.getValue()))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String json(Vat vat, BigDecimal net) {
    return Facts.of()
        .add("treatment", vat.wire())
        .add("rate", vat.rate())
        .add("net", scaled(net).toPlainString())
        .add("vat", tax(vat, net).toPlainString())
        .json();
  }
}
