package org.partbook.client;

import java.util.LinkedHashMap;
import java.util.Map;

/// A registration as the API wants it.
final class RegisterJson {
  private RegisterJson() {}

  static byte[] of(RegisterRequest sale) {
    var fields = new LinkedHashMap<String, Object>();
    sale.token()
        .ifPresentOrElse(
            token -> fields.put("token", token),
            () -> {
              fields.put("asset_id", sale.assetId().orElseThrow());
              fields.put("country_code", sale.countryCode().orElseThrow());
              fields.put("quantity", sale.quantity().orElseThrow());
            });
    fields.put("order_number", sale.orderId());
    fields.put("order_line_id", sale.orderLineId());
    fields.put("line_item_price", sale.lineItemPrice());
    fields.put("unit_price", sale.unitPrice());
    fields.put("customer", sale.customer());
    if (!sale.parts().isEmpty()) {
      fields.put("parts", sale.parts().stream().map(RegisterJson::part).toList());
    }
    return Json.write(fields);
  }

  private static Map<String, Object> part(PurchasePart part) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("asset_id", part.assetId());
    fields.put("order_line_id", part.orderLineId());
    return fields;
  }
}
