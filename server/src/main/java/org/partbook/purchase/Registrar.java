package org.partbook.purchase;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.access.Caller;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.json.FieldError;
import org.partbook.purchase.Validation.Verified.Good;
import org.partbook.purchase.Validation.Verified.Worthless;

/// Holds a request to register against the catalogue and the rules of a sale, and makes it into
/// lines.
///
/// Everything that is wrong with the fields is found before anything is refused, so that a vendor
/// learns of all mistakes at once.
public final class Registrar implements RegistrationCheck {
  private final Database db;
  private final Catalog catalog;
  private final Validation validation;
  private final Clock clock;
  private final SalePeriods periods;

  public Registrar(
      Database db, Catalog catalog, Validation validation, Clock clock, SalePeriods periods) {
    this.db = db;
    this.catalog = catalog;
    this.validation = validation;
    this.clock = clock;
    this.periods = periods;
  }

  /// The lines to register.
  ///
  /// @throws ApiException 422 or 404 if the purchase is refused
  @Override
  public List<NewLine> check(Caller caller, RegisterRequest request) {
    return db.inTransaction(tx -> lines(tx, caller, request));
  }

  private List<NewLine> lines(Tx tx, Caller caller, RegisterRequest request) {
    var wanted = wanted(caller, request);
    var asset = wanted.terms().flatMap(t -> catalog.find(tx, caller.environment(), t.asset()));
    List<FieldError> againstWhole = List.of();
    List<FieldError> againstParts = List.of();
    if (wanted.terms().isPresent() && asset.isPresent()) {
      var terms = wanted.terms().get();
      againstWhole = SaleRules.against(terms, asset.get());
      againstParts = PartSale.against(tx, catalog, request, asset.get(), terms);
    }
    refuse(Stream.of(request.errors(), wanted.errors(), againstWhole, againstParts));
    var agreed = wanted.terms().orElseThrow();
    if (asset.isEmpty()) {
      throw noSuchAsset(agreed.asset());
    }
    return SoldThing.of(request, agreed.asset()).stream()
        .map(thing -> line(caller, request, agreed, thing))
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

  private NewLine line(Caller caller, RegisterRequest request, Terms terms, SoldThing thing) {
    var order = new OrderId(request.orderId().orElseThrow());
    var now = clock.instant();
    return new NewLine(
        new LineKey(caller.vendor(), caller.environment(), order, thing.line()),
        thing.asset(),
        request.parts().isEmpty() ? Optional.empty() : Optional.of(terms.asset()),
        request.customer().orElseThrow(),
        terms.country(),
        terms.quantity(),
        request.unitPrice().orElseThrow().amount(),
        thing.price(),
        request.priceMismatch(terms.quantity()),
        now,
        now.plus(periods.fulfilment(thing.asset())));
  }
}
