package org.partbook.purchase;

import org.partbook.catalog.Asset;
import org.partbook.geography.Countries;
import org.partbook.json.Fields;

/// What refuses a sale before it happens. Every refusal names its field.
final class SaleRules {
  private SaleRules() {}

  /// Holds an asset against the terms on which it is wanted.
  static void check(Fields fields, Terms terms, Asset asset) {
    requireOnSale(fields, terms.source().assetField, asset);
    requireQuantity(fields, terms, asset);
    requireCountry(fields, terms.source().countryField, terms.country(), asset);
  }

  static void requireOnSale(Fields fields, String field, Asset asset) {
    if (asset.withdrawn()) {
      fields.reject(field, "is refused: asset " + asset.id() + " is withdrawn from sale");
    }
  }

  static void requireQuantity(Fields fields, Terms terms, Asset asset) {
    if (terms.quantity() < asset.minQty()) {
      fields.reject(
          terms.source().quantityField,
          "must be %d or more for asset %s, not %d"
              .formatted(asset.minQty(), asset.id(), terms.quantity()));
    }
  }

  static void requireCountry(Fields fields, String field, String country, Asset asset) {
    if (asset.sellableIn(country)) {
      return;
    }
    fields.reject(
        field,
        country.equals(Countries.UNKNOWN)
            ? "is refused: asset %s may be sold in some countries only, and the buyer's is not known"
                .formatted(asset.id())
            : "is refused: asset %s may not be sold in %s".formatted(asset.id(), country));
  }
}
