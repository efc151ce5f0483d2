package org.partbook.catalog;

import java.util.Optional;
import java.util.SortedSet;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.catalog.Offers.Offer;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An asset as one vendor sees it: where it may sell, at its prices.
final class OfferedAsset {
  private OfferedAsset() {}

  /// Nothing if the vendor may not sell it.
  static Optional<Listed> of(Offer offer, Listed listed) {
    var document = AssetDocument.parse(listed.document());
    var id = new AssetId(listed.assetId());
    if (!id.isOfSandbox() && !offer.covers(id, Listing.of(document))) {
      return Optional.empty();
    }
    if (document instanceof ObjectNode object) {
      boolean isBounded = !id.isOfSandbox() && !offer.territories().isEmpty();
      if (isBounded && !setCountries(offer.territories(), object)) {
        return Optional.empty();
      }
      setPrice(offer, object, "retail_price");
      for (var price : object.path("prices")) {
        setPrice(offer, price, "price");
      }
      object.put("currency", offer.currency());
    }
    return Optional.of(new Listed(listed.assetId(), Json.writeBytes(document)));
  }

  /// Whether there are any: those where the asset may be sold, and the vendor may sell.
  private static boolean setCountries(SortedSet<String> territories, ObjectNode asset) {
    var countries = asset.arrayNode();
    for (var country : territories) {
      if (asset.path("world").asBoolean(false) || names(asset.path("countries"), country)) {
        countries.add(country);
      }
    }
    asset.put("world", false);
    asset.set("countries", countries);
    return !countries.isEmpty();
  }

  private static boolean names(JsonNode countries, String country) {
    return countries.valueStream().anyMatch(one -> one.asString("").equals(country));
  }

  private static void setPrice(Offer offer, JsonNode holder, String field) {
    var price = holder.path(field);
    if (price.isNumber() && holder instanceof ObjectNode object) {
      object.put(field, Json.plain(offer.price(price.decimalValue())));
    }
  }
}
