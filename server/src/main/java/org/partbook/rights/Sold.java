package org.partbook.rights;

import java.math.BigDecimal;
import java.util.Optional;

/// What shares are reckoned of: a sale, or what was taken back of one, with negative figures.
///
/// @param copies how many
/// @param listPrice of one copy, if it is known
/// @param net what the vendor owes for all of them, if it is known
public record Sold(long copies, Optional<Money> listPrice, Optional<Money> net) {
  static BigDecimal times(Money money, long copies) {
    return money.amount().multiply(BigDecimal.valueOf(copies));
  }
}
