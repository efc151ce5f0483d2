package org.partbook.purchase;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.access.Caller;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.KnownAsset;
import org.partbook.catalog.KnownAssets;
import org.partbook.db.Database;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.json.FieldError;
import org.partbook.purchase.NewLine.Seen;
import org.partbook.purchase.Validation.Verified.Good;
import org.partbook.purchase.Validation.Verified.Worthless;
import org.partbook.terms.KnownTerms;
import org.partbook.terms.TermsBook;

/// Holds a request to register against the catalogue and the rules of a sale, and makes it into
/// lines.
///
/// Everything that is wrong with the fields is found before anything is refused, so that a vendor
/// learns of all mistakes at once.
public final class Registrar implements RegistrationCheck {
  private final Database db;
  private final KnownAssets assets;
  private final TermsBook terms;
  private final Shelf shelf;
  private final Validation validation;
  private final Clock clock;
  private final SalePeriods periods;

  public Registrar(
      Database db,
      KnownAssets assets,
      TermsBook terms,
      Shelf shelf,
      Validation validation,
      Clock clock,
      SalePeriods periods) {
    this.db = db;
    this.assets = assets;
    this.terms = terms;
    this.shelf = shelf;
    this.validation = validation;
    this.clock = clock;
    this.periods = periods;
  }

  /// How an asset is found for a caller.
  interface Finder {
    Optional<KnownAsset> find(AssetId id);
  }

  /// The lines to register. What is remembered of the assets and of the vendor's terms is good
  /// enough for saying yes, since it is compared when the lines are written; a refusal is held
  /// against the catalogue and the terms first.
  ///
  /// @throws ApiException 422 or 404 if the purchase is refused
  @Override
  public List<NewLine> check(Caller caller, RegisterRequest request) {
    return check(caller, (finder, sale) -> lines(finder, sale, caller, request));
  }

  /// What is remembered counts for all lines alike, as for one.
  @Override
  public List<NewLine> check(Caller caller, CartRequest cart) {
    return check(caller, (finder, sale) -> lines(finder, sale, caller, cart));
  }

  /// Makes a request into lines.
  private interface Maker {
    List<NewLine> lines(Finder finder, AgreedSale sale);
  }

  private List<NewLine> check(Caller caller, Maker maker) {
    var environment = caller.environment();
    var vendor = caller.vendor();
    try {
      var known = terms.remembered(vendor).orElseGet(() -> db.ask(tx -> terms.read(tx, vendor)));
      return maker.lines(once(id -> assets.remembered(environment, id)), agreed(known));
    } catch (ApiException _) {
      // One statement each: with a connection in hand nobody should look for files.
      var known = db.ask(tx -> terms.read(tx, vendor));
      return maker.lines(once(id -> db.ask(tx -> assets.read(tx, environment, id))), agreed(known));
    }
  }

  private List<NewLine> lines(Finder finder, AgreedSale sale, Caller caller, CartRequest cart) {
    var lines = new ArrayList<NewLine>();
    var errors = new LinkedHashSet<FieldError>(cart.errors());
    for (var line : cart.lines()) {
      try {
        lines.addAll(lines(finder, sale, caller, line.request()));
      } catch (ApiException refusal) {
        errors.addAll(line.told(refusal));
      }
    }
    refuse(Stream.of(List.copyOf(errors)));
    return lines;
  }

  /// Finds each asset once, so that the rules are held against the very one that is compared when
  /// the lines are written.
  private static Finder once(Finder finder) {
    var found = new HashMap<AssetId, Optional<KnownAsset>>();
    return id -> found.computeIfAbsent(id, finder::find);
  }

  private AgreedSale agreed(KnownTerms known) {
    return AgreedSale.of(known, clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  private List<NewLine> lines(
      Finder finder, AgreedSale sale, Caller caller, RegisterRequest request) {
    var wanted = wanted(caller, request);
    var asset = wanted.terms().flatMap(terms -> finder.find(terms.asset()));
    List<FieldError> againstWhole = List.of();
    List<FieldError> againstParts = List.of();
    List<FieldError> againstTerms = List.of();
    if (wanted.terms().isPresent() && asset.isPresent()) {
      var terms = wanted.terms().get();
      againstWhole = SaleRules.against(terms, asset.get().asset());
      againstParts = PartSale.against(finder, request, asset.get().asset(), terms);
      againstTerms = sale.against(terms, asset.get());
    }
    refuse(
        Stream.of(
            request.errors(),
            wanted.errors(),
            againstWhole,
            againstTerms,
            sale.againstCurrency(request.currency()),
            againstParts));
    var agreed = wanted.terms().orElseThrow();
    if (asset.isEmpty()) {
      throw noSuchAsset(agreed.asset());
    }
    var whole = asset.get();
    return SoldThing.of(request, agreed.asset()).stream()
        .map(thing -> {
          var sold =
              thing.asset().equals(agreed.asset())
                  ? whole
                  : finder.find(thing.asset()).orElseThrow();
          return line(sale, caller, request, agreed, thing, sold, whole);
        })
        .toList();
  }

  /// Refuses what has any errors, with all of them in this order.
  static void refuse(Stream<List<FieldError>> errors) {
    var all = errors.flatMap(List::stream).limit(FieldError.MOST).toList();
    if (!all.isEmpty()) {
      throw ApiException.invalid(all);
    }
  }

  static ApiException noSuchAsset(AssetId id) {
    return new ApiException(ErrorCode.ASSET_NOT_FOUND, "there is no asset " + id);
  }

  /// On which terms something is wanted, as far as they can be read.
  private record Wanted(Optional<Terms> terms, List<FieldError> errors) {}

  private Wanted wanted(Caller caller, RegisterRequest request) {
    if (request.token().isEmpty()) {
      return new Wanted(Terms.named(request), List.of());
    }
    return switch (validation.verify(caller, request.token().get())) {
      case Good(var token) ->
          new Wanted(Optional.of(Terms.of(token)), Terms.differences(token, request));
      case Worthless(var why) -> new Wanted(Optional.empty(), List.of(why));
    };
  }

  private NewLine line(
      AgreedSale sale,
      Caller caller,
      RegisterRequest request,
      Terms terms,
      SoldThing thing,
      KnownAsset sold,
      KnownAsset whole) {
    var order = new OrderId(request.orderId().orElseThrow());
    var now = sale.at();
    var isPart = !request.parts().isEmpty();
    var mismatch = request.priceMismatch(terms.quantity());
    return new NewLine(
        new LineKey(caller.vendor(), caller.environment(), order, thing.line()),
        thing.asset(),
        isPart ? Optional.of(terms.asset()) : Optional.empty(),
        request.customer().orElseThrow(),
        terms.country(),
        terms.quantity(),
        request.unitPrice().orElseThrow().amount(),
        thing.price(),
        mismatch,
        now.plus(caller.ahead()),
        now,
        now.plus(periods.fulfilment(thing.asset())),
        sold.goods().flatMap(goods -> shelf.find(thing.asset(), goods)),
        sale.snapshot(sold, thing.price(), terms.quantity(), mismatch),
        new Seen(
            sold.fingerprint(),
            isPart ? Optional.of(whole.fingerprint()) : Optional.empty(),
            sale.latest()));
  }
}
