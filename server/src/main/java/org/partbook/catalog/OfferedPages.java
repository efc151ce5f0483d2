package org.partbook.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.catalog.Offers.Offer;
import org.partbook.db.Database;

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
    var offer = offers.of(caller.vendor(), page.latestTerms());
    return offer.isPresent() && !page.suspended()
        ? offered(offer.get(), page, caller, size, now)
        : page;
  }

  /// One asset, if the vendor may sell it.
  ///
  /// @throws org.partbook.http.ApiException 401 if the caller's token doesn't count any more
  AssetPage one(Caller caller, AssetId id, Instant now) {
    var page = read(caller, id.value() - 1, 1, now);
    var offer = offers.of(caller.vendor(), page.latestTerms());
    var found =
        page.assets().stream()
            .filter(listed -> listed.assetId() == id.value())
            .flatMap(listed ->
                offer.map(it -> OfferedAsset.of(it, listed)).orElse(Optional.of(listed)).stream())
            .toList();
    return with(page, found, OptionalLong.empty());
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
        var mine = OfferedAsset.of(offer, listed);
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
}
