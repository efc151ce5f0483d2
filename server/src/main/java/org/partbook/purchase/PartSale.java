package org.partbook.purchase;

import java.util.ArrayList;
import java.util.List;
import org.partbook.catalog.Asset;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.db.Tx;
import org.partbook.json.Fields;
import org.partbook.purchase.RegisterRequest.Part;

/// A part of an ensemble that is sold on a line of its own.
record PartSale(AssetId asset, OrderLineId line) {

  /// The parts that a request wants, held against the whole and the catalogue.
  static List<PartSale> of(
      Tx tx, Catalog catalog, RegisterRequest request, Asset whole, Terms terms, Fields fields) {
    if (!request.parts().isEmpty() && !whole.partable()) {
      fields.reject("parts", "must be absent: asset " + whole.id() + " isn't sold in parts");
      return List.of();
    }
    var sales = new ArrayList<PartSale>();
    for (var part : request.parts()) {
      if (part.asset().isPresent() && part.orderLineId().isPresent()) {
        var asset = new AssetId(part.asset().getAsLong());
        check(tx, catalog, part, asset, whole, terms, fields);
        sales.add(new PartSale(asset, new OrderLineId(part.orderLineId().getAsLong())));
      }
    }
    return sales;
  }

  private static void check(
      Tx tx, Catalog catalog, Part part, AssetId id, Asset whole, Terms terms, Fields fields) {
    if (!whole.parts().contains(id) || id.isOfSandbox()) {
      part.fields()
          .reject(
              "asset_id", "must name a part of asset " + whole.id() + ", which " + id + " isn't");
      return;
    }
    var found = catalog.find(tx, id);
    if (found.isEmpty()) {
      part.fields().reject("asset_id", "names asset " + id + ", which is not in the catalogue");
      return;
    }
    SaleRules.requireOnSale(part.fields(), "asset_id", found.get());
    SaleRules.requireQuantity(fields, terms, found.get());
    SaleRules.requireCountry(part.fields(), "asset_id", terms.country(), found.get());
  }
}
