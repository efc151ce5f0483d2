package org.partbook.purchase;

import java.util.ArrayList;
import java.util.List;
import org.partbook.catalog.Asset;
import org.partbook.catalog.AssetId;
import org.partbook.json.FieldError;
import org.partbook.purchase.RegisterRequest.Part;

/// A part of an ensemble that is sold on a line of its own.
record PartSale(AssetId asset, OrderLineId line) {

  /// The parts that a request wants, which must be readable.
  static List<PartSale> of(RegisterRequest request) {
    return request.parts().stream()
        .map(part ->
            new PartSale(
                new AssetId(part.asset().orElseThrow()),
                new OrderLineId(part.orderLineId().orElseThrow())))
        .toList();
  }

  /// What is against the parts that a request wants, as far as they can be read: they are held
  /// against the whole and the catalogue.
  static List<FieldError> against(
      Registrar.Finder finder, RegisterRequest request, Asset whole, Terms terms) {
    if (!request.parts().isEmpty() && !whole.partable()) {
      return List.of(
          FieldError.of("parts", "must be absent: asset " + whole.id() + " isn't sold in parts"));
    }
    var errors = new ArrayList<FieldError>();
    for (var part : request.parts()) {
      if (part.asset().isPresent() && part.orderLineId().isPresent()) {
        var asset = new AssetId(part.asset().getAsLong());
        errors.addAll(against(finder, part, asset, whole, terms));
      }
    }
    return errors;
  }

  private static List<FieldError> against(
      Registrar.Finder finder, Part part, AssetId id, Asset whole, Terms terms) {
    var field = part.assetField();
    if (!whole.parts().contains(id) || id.isOfSandbox()) {
      return List.of(
          FieldError.of(
              field, "must name a part of asset " + whole.id() + ", which " + id + " isn't"));
    }
    return finder
        .find(id)
        .map(found -> SaleRules.against(terms, found.asset(), field, field))
        .orElseGet(() ->
            List.of(FieldError.of(field, "names asset " + id + ", which is not in the catalogue")));
  }
}
