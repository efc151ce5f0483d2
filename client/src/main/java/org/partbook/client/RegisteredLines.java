package org.partbook.client;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// The lines that a sale becomes, held against those that a server shows.
final class RegisteredLines {
  private RegisteredLines() {}

  /// The sale's lines: its parts, or itself. The asset is 0 where the sale doesn't say.
  record Line(long assetId, long orderLineId) {}

  static List<Line> of(RegisterRequest sale) {
    return sale.parts().isEmpty()
        ? List.of(new Line(sale.assetId().orElse(0), sale.orderLineId()))
        : sale.parts().stream().map(part -> new Line(part.assetId(), part.orderLineId())).toList();
  }

  /// Whether all are there and say what the sale says. What a server doesn't show isn't held
  /// against it. A cancelled line isn't this sale, which nobody can have cancelled yet.
  static boolean areThere(RegisterRequest sale, List<Line> wanted, List<OrderItem> found) {
    return wanted.size() == found.size()
        && IntStream.range(0, wanted.size())
            .allMatch(i -> isSame(sale, wanted.get(i), found.get(i)));
  }

  private static boolean isSame(RegisterRequest sale, Line wanted, OrderItem found) {
    return !found.status().equals(Optional.of(OrderStatus.CANCELLED))
        && (wanted.assetId() == 0 || agree(found.assetId(), wanted.assetId()))
        && (sale.quantity().isEmpty()
            || agree(found.quantity(), BigDecimal.valueOf(sale.quantity().getAsLong())))
        && agreePrices(found.unitPrice(), sale.unitPrice())
        && (!sale.parts().isEmpty() || agreePrices(found.lineItemPrice(), sale.lineItemPrice()))
        && found.customer().map(sale.customer()::equals).orElse(true);
  }

  private static boolean agree(OptionalLong found, long wanted) {
    return found.isEmpty() || found.getAsLong() == wanted;
  }

  /// A server may keep four decimals.
  private static boolean agreePrices(Optional<BigDecimal> found, BigDecimal wanted) {
    return agree(found, wanted) || agree(found, wanted.setScale(4, RoundingMode.HALF_EVEN));
  }

  private static boolean agree(Optional<BigDecimal> found, BigDecimal wanted) {
    return found.map(number -> number.compareTo(wanted) == 0).orElse(true);
  }
}
