package org.partbook.purchase;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.terms.Agreement;

/// A line as the publisher lists it.
///
/// @param title the asset had when it was sold; nothing for what was sold before that was kept
/// @param currency of the net due, ISO 4217
/// @param terms the number of the terms by which it was sold
/// @param flags what is odd about it
public record ListedSale(
    OrderLine line,
    String vendor,
    Optional<String> title,
    Optional<String> edition,
    Optional<BigDecimal> listPrice,
    Optional<String> currency,
    OptionalLong terms,
    Optional<BigDecimal> netDue,
    List<String> flags) {
  /// All that may be odd about a sale.
  public static final List<String> FLAGS =
      List.of(
          AgreedSale.MISMATCH,
          Agreement.ZERO_PRICE,
          Agreement.BELOW_MINIMUM,
          Agreement.FAR_FROM_LIST,
          Agreement.NO_LIST_PRICE);

  public ListedSale {
    flags = List.copyOf(flags);
  }

  /// How the line stands for the publisher, who tells apart more than vendors do.
  public String standing() {
    if (line.isEnded()) {
      return "ENDED";
    }
    return line.status() == LineStatus.COMPLETED && line.kept() == 0
        ? "REFUNDED"
        : line.status().name();
  }
}
