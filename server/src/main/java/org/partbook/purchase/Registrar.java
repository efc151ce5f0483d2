package org.partbook.purchase;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.partbook.access.Caller;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.db.Database;
import org.partbook.db.Tx;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.json.Fields;

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
  public List<NewLine> check(Caller caller, RegisterRequest request, Fields fields) {
    return db.inTransaction(tx -> lines(tx, caller, request, fields));
  }

  private List<NewLine> lines(Tx tx, Caller caller, RegisterRequest request, Fields fields) {
    var terms = terms(caller, request, fields);
    var asset = terms.flatMap(t -> catalog.find(tx, caller.environment(), t.asset()));
    List<PartSale> parts = List.of();
    if (terms.isPresent() && asset.isPresent()) {
      SaleRules.check(fields, terms.get(), asset.get());
      parts = PartSale.of(tx, catalog, request, asset.get(), terms.get(), fields);
    }
    fields.requireValid();
    var agreed = terms.orElseThrow();
    if (asset.isEmpty()) {
      throw noSuchAsset(agreed.asset());
    }
    return parts.isEmpty()
        ? List.of(wholeLine(caller, request, agreed))
        : partLines(caller, request, agreed, parts);
  }

  static ApiException noSuchAsset(AssetId id) {
    return new ApiException(ErrorCode.ASSET_NOT_FOUND, "there is no asset " + id);
  }

  private Optional<Terms> terms(Caller caller, RegisterRequest request, Fields fields) {
    if (request.token().isEmpty()) {
      return Terms.named(request);
    }
    return validation
        .verify(caller, request.token().get(), fields)
        .map(token -> Terms.of(token, request, fields));
  }

  private NewLine wholeLine(Caller caller, RegisterRequest request, Terms terms) {
    var line = new OrderLineId(request.orderLineId().orElseThrow());
    return line(caller, request, terms, line, terms.asset(), request.lineItemPrice().orElseThrow());
  }

  private List<NewLine> partLines(
      Caller caller, RegisterRequest request, Terms terms, List<PartSale> parts) {
    var shares = Shares.of(request.lineItemPrice().orElseThrow(), parts.size());
    return IntStream.range(0, parts.size())
        .mapToObj(i -> {
          var part = parts.get(i);
          return line(caller, request, terms, part.line(), part.asset(), shares.get(i));
        })
        .toList();
  }

  private NewLine line(
      Caller caller,
      RegisterRequest request,
      Terms terms,
      OrderLineId line,
      AssetId asset,
      BigDecimal price) {
    var order = new OrderId(request.orderId().orElseThrow());
    var now = clock.instant();
    return new NewLine(
        new LineKey(caller.vendor(), caller.environment(), order, line),
        asset,
        request.customer().orElseThrow(),
        terms.country(),
        terms.quantity(),
        request.unitPrice().orElseThrow(),
        price,
        request.priceMismatch(terms.quantity()),
        now,
        now.plus(periods.fulfilment(asset)));
  }
}
