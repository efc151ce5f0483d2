package org.partbook.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.catalog.Offers.Offer;
import org.partbook.db.Database;
import org.partbook.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The pages of the list, each vendor's own: what it may sell, at its prices.
///
/// A vendor to whom only a part of the catalogue is offered has the rest skipped. Each page goes on
/// where the one before ended, so a walk through the list reads the catalogue once.
final class OfferedPages {
  private static final int READ_AT_ONCE = 1000;

  /// So many assets are looked at for a page, which may be a short one then: some tenths of a
  /// second.
  private static final long MOST_LOOKED_AT = 20_000;

  /// The same once the page is full, and it is only asked whether there are more.
  private static final long LOOKED_AT_FOR_MORE = 2_000;

  private final Database db;
  private final Catalog catalog;
  private final Offers offers;

  OfferedPages(Database db, Catalog catalog, Offers offers) {
    this.db = db;
    this.catalog = catalog;
    this.offers = offers;
  }

  /// A page of what a vendor may sell.
  ///
  /// @throws org.partbook.http.ApiException 401 if the caller's token doesn't count any more
  AssetPage page(Caller caller, long after, long size, Instant now) {
    var page = read(caller, after, size, now);
    var offer = offers.of(caller, page.latestTerms());
    return offer.isPresent() && !page.suspended()
        ? offered(offer.get(), page, caller, size, now)
        : page;
  }

  private AssetPage read(Caller caller, long after, long size, Instant now) {
    return db.ask(tx -> catalog.forSale(tx, caller, after, size, now))
        .orElseThrow(Authentication::refusal);
  }

  private AssetPage offered(Offer offer, AssetPage first, Caller caller, long size, Instant now) {
    var chosen = new ArrayList<Listed>();
    var page = first;
    long bytes = 0;
    long lookedAt = 0;
    while (true) {
      for (var listed : page.assets()) {
        var mine = offered(offer, listed);
        if (mine.isPresent()) {
          bytes += mine.get().document().length;
          if (chosen.size() == size || (bytes > ListStore.MOST_BYTES && !chosen.isEmpty())) {
            return with(first, chosen, OptionalLong.of(chosen.getLast().assetId()));
          }
          chosen.add(mine.get());
        }
      }
      lookedAt += page.assets().size();
      boolean enough = lookedAt >= (chosen.size() < size ? MOST_LOOKED_AT : LOOKED_AT_FOR_MORE);
      if (page.next().isEmpty() || enough) {
        return with(first, chosen, page.next());
      }
      page = read(caller, page.next().getAsLong(), READ_AT_ONCE, now);
    }
  }

  private static AssetPage with(AssetPage page, List<Listed> assets, OptionalLong next) {
    return new AssetPage(assets, next, page.latestTerms(), page.suspended());
  }

  static Optional<Listed> offered(Offer offer, Listed listed) {
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
