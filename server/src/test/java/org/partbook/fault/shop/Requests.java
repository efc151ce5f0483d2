package org.partbook.fault.shop;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partbook.fault.shop.Line.Goods;
import org.partbook.fault.site.Catalogue;

/// What a shop sends to register.
final class Requests {
  private static final List<String> COUNTRIES = List.of("US", "DE", "JP");

  private static final String LINE = "/purchase/register";

  private Requests() {}

  /// Different ones each time, so that none can be taken for another.
  static Goods goods(int vendor, long asset, long order, long line) {
    var unitPrice = BigDecimal.valueOf(100 + order % 9_000 + line, 2);
    var quantity = (int) (order % 5) + 1;
    return new Goods(
        asset,
        "Zoë Ōtaki %d/%d/%d".formatted(vendor, order, line),
        COUNTRIES.get((int) (order % COUNTRIES.size())),
        quantity,
        unitPrice,
        unitPrice.multiply(BigDecimal.valueOf(quantity)));
  }

  static Registration of(Line line) {
    return new Registration(LINE, of(line, line.goods().price()));
  }

  /// All lines of an order, or none.
  static Registration ofOrder(List<Line> lines) {
    var first = lines.getFirst();
    var request = new LinkedHashMap<String, Object>();
    request.put("order_number", first.name().order());
    request.put("customer", first.goods().customer());
    request.put("lines", lines.stream().map(Requests::ofItsOrder).toList());
    return new Registration("/purchase/register-order", request);
  }

  private static Map<String, Object> ofItsOrder(Line line) {
    var request = of(line, line.goods().price());
    request.keySet().removeAll(Set.of("order_number", "customer"));
    return request;
  }

  /// All parts of an ensemble at once.
  static Registration ofParts(List<Line> parts) {
    var first = parts.getFirst();
    var price = first.goods().price().multiply(BigDecimal.valueOf(parts.size()));
    var request = of(first, price);
    request.put("asset_id", Catalogue.ENSEMBLE);
    request.put(
        "parts",
        parts.stream()
            .map(line ->
                Map.of("asset_id", line.goods().asset(), "order_line_id", line.name().number()))
            .toList());
    return new Registration(LINE, request);
  }

  private static Map<String, Object> of(Line line, BigDecimal price) {
    var goods = line.goods();
    var request = new LinkedHashMap<String, Object>();
    request.put("asset_id", goods.asset());
    request.put("order_number", line.name().order());
    request.put("order_line_id", line.name().number());
    request.put("country_code", goods.country());
    request.put("quantity", goods.quantity());
    request.put("unit_price", goods.unitPrice());
    request.put("line_item_price", price);
    request.put("customer", goods.customer());
    return request;
  }
}
