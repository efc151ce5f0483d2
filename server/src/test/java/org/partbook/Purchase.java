package org.partbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to register, in the making: good as it is, until a test spoils it.
public final class Purchase {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  private Purchase() {}

  /// First generation: names the asset, the country and the quantity.
  public static Purchase of(long asset, long order, long line) {
    return withoutTerms(order, line)
        .with("asset_id", asset)
        .with("country_code", "US")
        .with("quantity", 1);
  }

  /// Second generation: carries a validation's token.
  public static Purchase validated(String token, long order, long line) {
    return withoutTerms(order, line).with("token", token);
  }

  private static Purchase withoutTerms(long order, long line) {
    return new Purchase()
        .with("order_number", order)
        .with("order_line_id", line)
        .with("line_item_price", 3.95)
        .with("unit_price", 3.95)
        .with("customer", "Clara Wieck");
  }

  public Purchase with(String field, @Nullable Object value) {
    fields.put(field, value);
    return this;
  }

  public Purchase without(String field) {
    fields.remove(field);
    return this;
  }

  /// Sells parts instead of the whole.
  ///
  /// @param assetsAndLines asset id, line id, asset id, line id, …
  public Purchase withParts(long... assetsAndLines) {
    var parts = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < assetsAndLines.length; i += 2) {
      parts.add(Map.of("asset_id", assetsAndLines[i], "order_line_id", assetsAndLines[i + 1]));
    }
    return with("parts", List.copyOf(parts));
  }

  public Map<String, @Nullable Object> json() {
    return fields;
  }
}
