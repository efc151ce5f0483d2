package org.partbook.purchase;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.partbook.catalog.AssetId;
import org.partbook.json.Json;

/// What a line says of its sale, to be compared: whether a request is the repetition of one whose
/// answer was lost, or another sale that has got the same numbers. Of which generation the requests
/// are makes no difference.
record Deal(
    AssetId asset,
    long quantity,
    String country,
    BigDecimal unitPrice,
    BigDecimal price,
    String customer) {
  Deal {
    unitPrice = Json.plain(unitPrice);
    price = Json.plain(price);
  }

  static Deal of(NewLine line) {
    return new Deal(
        line.asset(),
        line.quantity(),
        line.countryCode(),
        line.unitPrice(),
        line.lineItemPrice(),
        line.customer());
  }

  static Deal of(OrderLine line) {
    return new Deal(
        line.asset(),
        line.quantity(),
        line.countryCode(),
        line.unitPrice(),
        line.lineItemPrice(),
        line.customer());
  }

  /// The deals of a request that was refused, for its asset was withdrawn, say, or its token has
  /// expired; nothing if it can't be read, so that it isn't what was stored once.
  ///
  /// @param terms on which the request sells, however old they are
  static Optional<Map<OrderLineId, Deal>> of(RegisterRequest request, Optional<Terms> terms) {
    if (!request.errors().isEmpty() || terms.isEmpty()) {
      return Optional.empty();
    }
    var agreed = terms.get();
    return Optional.of(
        SoldThing.of(request, agreed.asset()).stream()
            .collect(
                Collectors.toMap(
                    SoldThing::line,
                    thing ->
                        new Deal(
                            thing.asset(),
                            agreed.quantity(),
                            agreed.country(),
                            request.unitPrice().orElseThrow().amount(),
                            thing.price(),
                            request.customer().orElseThrow()))));
  }

  /// Whether a request that says this repeats the one that made a line. The publisher may have
  /// mended the customer's name since, or forgotten it: the shop knows nothing of that.
  ///
  /// @param formerNames those that the line had before, asked for where the name alone differs
  boolean isOf(OrderLine line, Supplier<List<String>> formerNames) {
    var stored = of(line);
    if (equals(stored)) {
      return true;
    }
    var named = new Deal(asset, quantity, country, unitPrice, price, stored.customer());
    return named.equals(stored) && (line.isErased() || formerNames.get().contains(customer));
  }
}
