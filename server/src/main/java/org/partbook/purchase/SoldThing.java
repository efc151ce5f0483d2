package org.partbook.purchase;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.partbook.catalog.AssetId;

/// What one line of a request sells: the whole asset, or one of its parts for a share of the price.
record SoldThing(OrderLineId line, AssetId asset, BigDecimal price) {

  /// All that a request sells, which must be readable.
  ///
  /// @param whole the asset that the request is about
  static List<SoldThing> of(RegisterRequest request, AssetId whole) {
    var price = request.lineItemPrice().orElseThrow().amount();
    var parts = PartSale.of(request);
    if (parts.isEmpty()) {
      var line = new OrderLineId(request.orderLineId().orElseThrow());
      return List.of(new SoldThing(line, whole, price));
    }
    var shares = Shares.of(price, parts.size());
    return IntStream.range(0, parts.size())
        .mapToObj(i -> new SoldThing(parts.get(i).line(), parts.get(i).asset(), shares.get(i)))
        .toList();
  }
}
