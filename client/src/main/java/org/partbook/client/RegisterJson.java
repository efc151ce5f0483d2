package org.partbook.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// A registration as the API wants it.
final class RegisterJson {
  private RegisterJson() {}

  static byte[] of(RegisterRequest sale) {
    var fields = new LinkedHashMap<String, Object>();
    what(sale, fields);
    fields.put("order_number", sale.orderId());
    put(sale, fields);
    fields.put("customer", sale.customer());
    parts(sale, fields);
    return Json.write(fields);
  }

  static byte[] of(OrderRequest cart) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("order_number", cart.orderId());
    fields.put("customer", cart.customer());
    fields.put("lines", cart.lines().stream().map(RegisterJson::line).toList());
    return Json.write(fields);
  }

  private static Map<String, Object> line(RegisterRequest sale) {
    var fields = new LinkedHashMap<String, Object>();
    what(sale, fields);
    put(sale, fields);
    parts(sale, fields);
    return fields;
  }

  private static void what(RegisterRequest sale, Map<String, Object> fields) {
    sale.token()
        .ifPresentOrElse(
            token -> fields.put("token", token),
            () -> {
              fields.put("asset_id", sale.assetId().orElseThrow());
              fields.put("country_code", sale.countryCode().orElseThrow());
              fields.put("quantity", sale.quantity().orElseThrow());
            });
  }

  private static void put(RegisterRequest sale, Map<String, Object> fields) {
    fields.put("order_line_id", sale.orderLineId());
    fields.put("line_item_price", sale.lineItemPrice());
    fields.put("unit_price", sale.unitPrice());
  }

  private static void parts(RegisterRequest sale, Map<String, Object> fields) {
    if (!sale.parts().isEmpty()) {
      fields.put("parts", sale.parts().stream().map(RegisterJson::part).toList());
    }
  }

  private static Map<String, Object> part(PurchasePart part) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("asset_id", part.assetId());
    fields.put("order_line_id", part.orderLineId());
    return fields;
  }
}
