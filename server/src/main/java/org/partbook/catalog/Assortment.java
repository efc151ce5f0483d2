package org.partbook.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.catalog.Offers.Offer;
import org.partbook.db.Database;

/// What a vendor may sell, at its prices, for a person to look through.
public final class Assortment {
  private static final int READ_AT_ONCE = 500;

  /// So many assets are looked at for a page, which may be a short one then.
  private static final int LOOKED_AT = 20_000;

  private final Database db;
  private final Offers offers;
  private final AssortmentStore store = new AssortmentStore();

  public Assortment(Database db, Offers offers) {
    this.db = db;
    this.offers = offers;
  }

  /// An asset, as it is looked at in a list.
  ///
  /// @param price the vendor's
  public record Item(
      long id,
      String title,
      Optional<String> composer,
      Optional<BigDecimal> price,
      String currency,
      List<String> countries) {
    public Item {
      countries = List.copyOf(countries);
    }
  }

  /// A page of them, by their ids.
  ///
  /// @param next behind which asset the next one begins; nothing if there is none
  public record Page(List<Item> items, OptionalLong next) {
    public Page {
      items = List.copyOf(items);
    }
  }

  /// A page of what has these words in its title or its composer, or this number for its id.
  ///
  /// @param latestTerms the number of the vendor's latest terms, 0 for none
  /// @param words in any case; empty for everything
  public Page search(
      VendorId vendor,
      Environment environment,
      long latestTerms,
      String words,
      long after,
      int size) {
    var offer = offers.of(vendor, latestTerms);
    var items = new ArrayList<Item>();
    long last = after;
    for (int lookedAt = 0; lookedAt < LOOKED_AT; lookedAt += READ_AT_ONCE) {
      var from = last;
      var found = db.ask(tx -> store.some(tx, environment, words, from, READ_AT_ONCE));
      for (var listed : found.matching()) {
        if (items.size() == size) {
          return new Page(items, OptionalLong.of(items.getLast().id()));
        }
        item(offer, listed).ifPresent(items::add);
      }
      if (found.last().isEmpty()) {
        return new Page(items, OptionalLong.empty());
      }
      last = found.last().getAsLong();
    }
    return new Page(items, OptionalLong.of(last));
  }

  private static Optional<Item> item(Optional<Offer> offer, Listed listed) {
    return offer.isPresent()
        ? OfferedAsset.of(offer.get(), listed).map(Assortment::item)
        : Optional.of(item(listed));
  }

  private static Item item(Listed listed) {
    var document = AssetDocument.parse(listed.document());
    var price = document.path("retail_price");
    var composer =
        document
            .path("contributors")
            .valueStream()
            .filter(one -> one.path("role").asString("").equalsIgnoreCase("composer"))
            .map(one -> one.path("name").asString(""))
            .filter(name -> !name.isBlank())
            .findFirst();
    var everywhere = document.path("world").asBoolean(false);
    return new Item(
        listed.assetId(),
        document.path("title").asString(""),
        composer,
        price.isNumber() ? Optional.of(price.decimalValue()) : Optional.empty(),
        document.path("currency").asString(""),
        everywhere
            ? List.of()
            : document.path("countries").valueStream().map(one -> one.asString("")).toList());
  }
}
