package org.partbook.purchase;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.catalog.Asset;
import org.partbook.geography.Countries;
import org.partbook.json.FieldError;

/// What refuses a sale before it happens. Every refusal names its field.
final class SaleRules {
  private SaleRules() {}

  /// What is against an asset on the terms on which it is wanted.
  static List<FieldError> against(Terms terms, Asset asset) {
    return against(terms, asset, terms.source().assetField, terms.source().countryField);
  }

  /// @param assetField which names the asset
  /// @param countryField which says where the buyer is, or what can't be sold there
  static List<FieldError> against(
      Terms terms, Asset asset, String assetField, String countryField) {
    return Stream.of(
            notOnSale(assetField, asset),
            tooFew(terms, asset),
            notSoldIn(countryField, terms.country(), asset))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<FieldError> notOnSale(String field, Asset asset) {
    return asset.withdrawn()
        ? Optional.of(
            FieldError.of(field, "is refused: asset " + asset.id() + " is withdrawn from sale"))
        : Optional.empty();
  }

  private static Optional<FieldError> tooFew(Terms terms, Asset asset) {
    return terms.quantity() < asset.minQty()
        ? Optional.of(
            FieldError.of(
                terms.source().quantityField,
                "must be %d or more for asset %s, not %d"
                    .formatted(asset.minQty(), asset.id(), terms.quantity())))
        : Optional.empty();
  }

  private static Optional<FieldError> notSoldIn(String field, String country, Asset asset) {
    if (asset.sellableIn(country)) {
      return Optional.empty();
    }
    var problem =
        country.equals(Countries.UNKNOWN)
            ? "is refused: asset %s may be sold in some countries only, and the buyer's is not known"
                .formatted(asset.id())
            : "is refused: asset %s may not be sold in %s".formatted(asset.id(), country);
    return Optional.of(FieldError.of(field, problem));
  }
}
