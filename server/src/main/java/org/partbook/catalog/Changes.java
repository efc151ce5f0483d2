package org.partbook.catalog;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;
import org.partbook.catalog.AssetPage.Listed;
import org.partbook.catalog.ChangeCursor.Walk;
import org.partbook.catalog.ChangeStore.Asset;
import org.partbook.catalog.ChangeStore.Standing;
import org.partbook.catalog.ChangeStore.State;
import org.partbook.catalog.Offers.Offer;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;

/// What has changed in a vendor's list since it last asked.
///
/// A page is the difference of two views of the catalogue, of which both are known exactly: what an
/// asset was after any change is kept, and terms are never edited. The cursor is the later one of
/// the two. So a vendor that follows has at each cursor the very list of that moment, whatever is
/// written meanwhile, and nothing is kept here of who has followed how far.
///
/// As long as the terms are the same, the difference is told change by change. With other terms,
/// and at the beginning, it is a walk through all assets, to a view that stays the same until its
/// end.
final class Changes {
  /// In bytes of what is stored of assets, then and now.
  private static final long MOST_BYTES = ListStore.MOST_BYTES;

  private static final int LOOKED_AT_ONCE = 1000;

  /// So many assets are looked at for a page of a walk, which may be a short one then.
  private static final long MOST_LOOKED_AT = 20_000;

  private final Database db;
  private final Offers offers;
  private final Showcase showcase;
  private final ChangeStore store = new ChangeStore();

  /// Tells of changes.
  ///
  /// @param showcase how assets are shown; with another one, all of them count as changed
  Changes(Database db, Offers offers, Showcase showcase) {
    this.db = db;
    this.offers = offers;
    this.showcase = showcase;
  }

  /// A page of what is new since a cursor.
  ///
  /// @param since nothing for the beginning
  /// @param size how many changes at most
  /// @throws ApiException 401 if the caller's token doesn't count any more, 403 if the vendor may
  ///   sell nothing, 410 if it isn't known any more what the catalogue was at the cursor
  ChangePage page(Caller caller, Optional<ChangeCursor> since, int size, Instant now) {
    var standing =
        db.ask(tx -> store.standing(tx, caller, now)).orElseThrow(Authentication::refusal);
    if (standing.suspended()) {
      throw new ApiException(
          ErrorCode.NO_CATALOG_ACCESS, caller.vendorName() + " may sell nothing at present");
    }
    return page(new Audience(caller.vendor(), caller.environment(), standing), since, size);
  }

  /// As [#page(Caller, Optional, int, Instant)], for whoever tells a vendor of it; nothing while
  /// the vendor may sell nothing.
  Optional<ChangePage> page(
      VendorId vendor, Environment environment, Optional<ChangeCursor> since, int size) {
    return audience(vendor, environment).map(audience -> page(audience, since, size));
  }

  /// Where a vendor stands that has everything; nothing while it may sell nothing.
  Optional<ChangeCursor> latest(VendorId vendor, Environment environment) {
    return audience(vendor, environment)
        .map(audience -> ChangeCursor.beginning(audience.standing.origin()).at(view(audience)));
  }

  private Optional<Audience> audience(VendorId vendor, Environment environment) {
    return db.ask(tx -> store.standing(tx, vendor))
        .filter(standing -> !standing.suspended())
        .map(standing -> new Audience(vendor, environment, standing));
  }

  /// Who is told.
  private record Audience(VendorId vendor, Environment environment, Standing standing) {}

  private CatalogView view(Audience audience) {
    var terms = offers.of(audience.vendor, audience.standing.latestTerms()).map(Offer::number);
    return new CatalogView(audience.standing.head(), terms.orElse(0L), showcase.form());
  }

  private ChangePage page(Audience audience, Optional<ChangeCursor> since, int size) {
    var cursor = since.orElse(ChangeCursor.beginning(audience.standing.origin()));
    requireKnown(cursor, audience.standing);
    var view = view(audience);
    if (cursor.walk().isPresent()) {
      return walk(audience, cursor, cursor.walk().get(), view, size);
    }
    return cursor.seen().isEmpty() || !cursor.seen().hasRulesOf(view)
        ? walk(audience, cursor, new Walk(view, 0), view, size)
        : changes(sight(audience, view), cursor, view, size);
  }

  private static void requireKnown(ChangeCursor cursor, Standing standing) {
    if (!cursor.origin().equals(standing.origin()) || cursor.latest() > standing.head()) {
      throw expired("the cursor is not one of this catalogue, which may have been restored");
    }
    var earliest = cursor.earliest();
    if (earliest > 0 && earliest < standing.keptFrom()) {
      throw expired("the cursor is too old");
    }
  }

  static ApiException expired(String reason) {
    return new ApiException(
        ErrorCode.CURSOR_EXPIRED,
        reason + "; begin anew without after, and forget assets that aren't told of then");
  }

  private Sight sight(Audience audience, CatalogView view) {
    if (view.terms() == 0) {
      return new Sight(audience.environment, Optional.empty());
    }
    var offer =
        offers
            .numbered(audience.vendor, audience.standing.latestTerms(), view.terms())
            .orElseThrow(() -> expired("the cursor is not one of this vendor"));
    return new Sight(audience.environment, Optional.of(offer));
  }

  private ChangePage changes(Sight sight, ChangeCursor cursor, CatalogView now, int size) {
    var after = cursor.seen().changes();
    if (after == now.changes()) {
      return new ChangePage(List.of(), cursor.at(now), false);
    }
    var numbers = db.ask(tx -> store.numbers(tx, after, now.changes(), size + 1L));
    var more = numbers.size() > size;
    var some = more ? numbers.subList(0, size) : numbers;
    long upTo = more ? some.getLast().no() : now.changes();
    var ids = some.stream().map(ChangeStore.Numbered::assetId).distinct().toList();
    var assets = db.ask(tx -> store.changed(tx, ids, after, upTo, MOST_BYTES));
    var fitting = fitting(assets);
    if (fitting.size() < ids.size()) {
      return changes(sight, cursor, now, fitting.size());
    }
    var changes = new ArrayList<Change>();
    for (var asset : fitting) {
      change(sight, sight, asset)
          .filter(change -> isNews(sight, change, asset))
          .ifPresent(changes::add);
    }
    return new ChangePage(changes, cursor.at(now.after(upTo)), more);
  }

  private ChangePage walk(
      Audience audience, ChangeCursor cursor, Walk walk, CatalogView view, int size) {
    var seen = cursor.seen();
    var target = walk.target();
    var before = sight(audience, seen);
    var now = sight(audience, target);
    var changes = new ArrayList<Change>();
    var after = walk.after();
    int most = size;
    for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT && changes.size() < size; ) {
      var assets = behind(after, most, seen, target);
      var fitting = fitting(assets);
      for (int i = 0; i < fitting.size() && changes.size() < size; i++) {
        var asset = fitting.get(i);
        change(before, now, asset)
            .filter(change -> seen.form() != target.form() || isNews(before, change, asset))
            .ifPresent(changes::add);
        after = asset.assetId();
      }
      var isLast =
          assets.size() < most
              && after == assets.stream().mapToLong(Asset::assetId).max().orElse(after);
      if (isLast) {
        return new ChangePage(changes, cursor.at(target), !target.equals(view));
      }
      lookedAt += fitting.size();
      most = LOOKED_AT_ONCE;
    }
    return new ChangePage(changes, cursor.walking(target, after), true);
  }

  private List<Asset> behind(long after, int most, CatalogView seen, CatalogView target) {
    return db.ask(tx -> store.walk(tx, after, most, seen.changes(), target.changes(), MOST_BYTES));
  }

  private static List<Asset> fitting(List<Asset> assets) {
    return assets.stream().filter(asset -> asset.now().isPresent()).toList();
  }

  /// Whether the vendor sees something else than before. What is nobody's business but the
  /// publisher's may have changed alone, and so may a vendor's terms.
  private boolean isNews(Sight before, Change change, Asset asset) {
    return change.type() != Change.Type.CHANGED
        || !Arrays.equals(
            shown(seen(before, asset.assetId(), asset.before()).orElseThrow()),
            shown(change.now().orElseThrow()));
  }

  private byte[] shown(Listed asset) {
    var shown = new ByteArrayOutputStream(asset.document().length);
    AssetDocument.show(asset.assetId(), asset.document(), showcase, shown);
    return shown.toByteArray();
  }

  private static Optional<Listed> seen(Sight sight, long assetId, Optional<State> state) {
    return state.flatMap(it -> sight.of(assetId, it));
  }

  /// Nothing of what the vendor has never seen.
  private static Optional<Change> change(Sight before, Sight now, Asset asset) {
    var id = asset.assetId();
    var was = seen(before, id, asset.before());
    var is = seen(now, id, asset.now());
    if (is.isPresent()) {
      var type = was.isPresent() ? Change.Type.CHANGED : comingIn(asset);
      return Optional.of(new Change(type, id, is));
    }
    return was.map(_ -> new Change(goingOut(asset), id, Optional.empty()));
  }

  private static Change.Type comingIn(Asset asset) {
    if (asset.before().isEmpty()) {
      return Change.Type.ADDED;
    }
    return asset.before().get().withdrawn() ? Change.Type.RETURNED : Change.Type.ENTERED;
  }

  private static Change.Type goingOut(Asset asset) {
    return asset.now().filter(State::withdrawn).isPresent()
        ? Change.Type.WITHDRAWN
        : Change.Type.LEFT;
  }
}
