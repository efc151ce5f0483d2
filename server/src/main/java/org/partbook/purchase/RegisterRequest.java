package org.partbook.purchase;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.partbook.access.Caller;
import org.partbook.geography.Countries;
import org.partbook.json.FieldError;
import org.partbook.json.Fields;
import org.partbook.json.Quoted;
import tools.jackson.databind.JsonNode;

/// What a vendor sends to register a purchase, of either generation: read, but not yet held against
/// the catalogue. Values that could not be read are absent, and `errors` says why.
///
/// @param currency of the prices, if the vendor says it
/// @param parts the lines of the parts, where parts are sold instead of the whole
public record RegisterRequest(
    Optional<String> token,
    OptionalLong asset,
    Optional<String> countryCode,
    OptionalLong quantity,
    OptionalLong orderId,
    OptionalLong orderLineId,
    Optional<Price> unitPrice,
    Optional<Price> lineItemPrice,
    Optional<String> customer,
    Optional<String> currency,
    List<Part> parts,
    List<FieldError> errors) {
  private static final int MOST_PARTS = 1000;

  /// A part that is sold: its asset and its line.
  ///
  /// @param assetField the full name of the field that names the asset
  record Part(OptionalLong asset, OptionalLong orderLineId, String assetField) {}

  public static RegisterRequest read(JsonNode body) {
    var fields = new Fields(body);
    var token = fields.optionalText("token");
    var named = !fields.has("token");
    return new RegisterRequest(
        token,
        integer(fields, "asset_id", named),
        country(fields, named),
        integer(fields, "quantity", named),
        fields.requiredInteger("order_number", 1),
        fields.requiredInteger("order_line_id", 1),
        Price.read(fields, "unit_price"),
        Price.read(fields, "line_item_price"),
        CustomerName.read(fields),
        SaidCurrency.of(body),
        parts(fields),
        fields.errors());
  }

  /// Whether the reported prices don't multiply out. They are taken as they are; the publisher is
  /// told.
  boolean priceMismatch(long bought) {
    return !unitPrice.orElseThrow().times(bought, lineItemPrice.orElseThrow());
  }

  private static OptionalLong integer(Fields fields, String name, boolean required) {
    return required ? fields.requiredInteger(name, 1) : fields.optionalInteger(name, 1);
  }

  private static Optional<String> country(Fields fields, boolean required) {
    if (required && !fields.has("country_code")) {
      var _ = fields.text("country_code");
    }
    var code = fields.optionalText("country_code");
    // Nobody can name the unknown country, but a vendor may repeat what its token says.
    if (code.isPresent() && !Countries.exists(code.get()) && required) {
      fields.reject(
          "country_code",
          "must be an ISO 3166-1 alpha-2 code in capitals, not " + Quoted.of(code.get()));
      return Optional.empty();
    }
    return code;
  }

  private static List<Part> parts(Fields fields) {
    var objects = fields.objects("parts");
    var parts = objects.stream().map(RegisterRequest::part).toList();
    if (parts.size() > MOST_PARTS) {
      fields.reject("parts", "must have at most " + MOST_PARTS + " elements");
      return List.of();
    }
    var seen = new HashSet<Long>();
    for (int i = 0; i < parts.size(); i++) {
      var line = parts.get(i).orderLineId;
      if (line.isPresent() && !seen.add(line.getAsLong())) {
        objects.get(i).reject("order_line_id", "must occur only once: " + line.getAsLong());
      }
    }
    return parts;
  }

  private static Part part(Fields fields) {
    return new Part(
        fields.requiredInteger("asset_id", 1),
        fields.requiredInteger("order_line_id", 1),
        fields.pathOf("asset_id"));
  }

  /// The full keys of these lines; nothing if the order's id could not be read.
  List<LineKey> keys(Caller caller) {
    if (orderId.isEmpty()) {
      return List.of();
    }
    var order = new OrderId(orderId.getAsLong());
    return lines().stream()
        .map(line -> new LineKey(caller.vendor(), caller.environment(), order, line))
        .toList();
  }

  /// The lines that this request would register, as far as its ids could be read.
  public List<OrderLineId> lines() {
    var ids = parts.isEmpty() ? Stream.of(orderLineId) : parts.stream().map(Part::orderLineId);
    return ids.flatMapToLong(OptionalLong::stream).mapToObj(OrderLineId::new).toList();
  }
}
