package org.partbook.purchase;

import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonRequest;
import org.partbook.http.JsonResponse;
import org.partbook.http.Query;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.purchase.Cancellation.Cancelled;
import org.partbook.purchase.Cancellation.NoSuchLine;
import org.partbook.purchase.Cancellation.NotCancellable;
import org.partbook.purchase.OrderState.Failed;
import org.partbook.purchase.OrderState.NoSuchOrder;
import org.partbook.purchase.OrderState.Processing;
import org.partbook.purchase.OrderState.Settled;
import org.partbook.purchase.PurchaseOperations.LineExists;
import org.partbook.purchase.PurchaseOperations.Registered;

/// The purchase operations over HTTP.
public final class PurchaseRoutes {
  private final PurchaseOperations purchases;
  private final CopyLinks links;

  public PurchaseRoutes(PurchaseOperations purchases, CopyLinks links) {
    this.purchases = purchases;
    this.links = links;
  }

  public void register(HttpRouting.Builder routing, Authentication authentication) {
    authentication.route(routing, Method.POST, "/purchase/register", this::register);
    authentication.route(routing, Method.GET, "/purchase/info", this::info);
    authentication.route(routing, Method.GET, "/purchase/download-url", this::downloadUrl);
    authentication.route(routing, Method.GET, "/purchase/view-url", this::viewUrl);
    authentication.route(routing, Method.DELETE, "/purchase/cancel", this::cancel);
    authentication.route(
        routing, Method.POST, "/purchase/validate-purchase-before-payment", this::validate);
  }

  private void register(Caller caller, ServerRequest request, ServerResponse response) {
    try {
      switch (purchases.register(caller, RegisterRequest.read(JsonRequest.read(request)))) {
        case Registered _ -> response.status(Status.CREATED_201).send();
        case LineExists _ ->
            throw new ApiException(
                ErrorCode.ORDER_LINE_EXISTS, "a line of this order exists already");
      }
    } catch (MalformedJson e) {
      throw ApiException.invalid("body", "the body is not readable JSON: " + e.text());
    }
  }

  private void validate(Caller caller, ServerRequest request, ServerResponse response) {
    try {
      var issued = purchases.validate(caller, JsonRequest.read(request));
      var body = new LinkedHashMap<String, Object>();
      body.put("token", issued.token());
      body.put("exp_date", issued.expiry().getEpochSecond());
      JsonResponse.send(response, 200, body);
    } catch (MalformedJson e) {
      throw new ApiException(
          ErrorCode.MALFORMED_JSON, "the body is not readable JSON: " + e.text());
    }
  }

  private void info(Caller caller, ServerRequest request, ServerResponse response) {
    var query = new Query(request);
    var id = query.integer("order_id", 1);
    query.requireValid();
    switch (purchases.order(caller, new OrderId(id))) {
      case NoSuchOrder _ ->
          throw new ApiException(ErrorCode.ORDER_NOT_FOUND, "there is no order " + id);
      case Processing _ -> JsonResponse.send(response, 202, Map.of("status", "PROCESSING"));
      case Failed(var message) -> {
        var body = new LinkedHashMap<String, Object>();
        body.put("status", "FAILED");
        body.put("message", message);
        JsonResponse.send(response, 502, body);
      }
      case Settled(var lines) ->
          JsonResponse.send(response, 200, lines.stream().map(this::item).toList());
    }
  }

  private void downloadUrl(Caller caller, ServerRequest request, ServerResponse response) {
    JsonResponse.send(response, 200, Map.of("url", links.download(completed(caller, request))));
  }

  private void viewUrl(Caller caller, ServerRequest request, ServerResponse response) {
    var line = completed(caller, request);
    if (!hasPages(line)) {
      throw new ApiException(
          ErrorCode.ORDER_LINE_NOT_FOUND, line.key() + " has no pages that could be viewed");
    }
    JsonResponse.send(response, 200, Map.of("url", links.view(line)));
  }

  private void cancel(Caller caller, ServerRequest request, ServerResponse response) {
    var key = key(caller, request);
    switch (purchases.cancel(key)) {
      case Cancelled _ -> response.status(Status.CREATED_201).send();
      case NotCancellable(var reason) -> throw new ApiException(reason.code(), reason.message(key));
      case NoSuchLine _ -> throw noSuchLine(key);
    }
  }

  private OrderLine completed(Caller caller, ServerRequest request) {
    var key = key(caller, request);
    return purchases
        .lineToLink(key)
        .filter(line -> line.status() == LineStatus.COMPLETED)
        .orElseThrow(() -> noSuchLine(key));
  }

  private static LineKey key(Caller caller, ServerRequest request) {
    var query = new Query(request);
    var order = query.integer("order_id", 1);
    var line = query.integer("order_line_id", 1);
    query.requireValid();
    return new LineKey(
        caller.vendor(), caller.environment(), new OrderId(order), new OrderLineId(line));
  }

  private static ApiException noSuchLine(LineKey key) {
    return new ApiException(
        ErrorCode.ORDER_LINE_NOT_FOUND, "there is no " + key + " that this could be done with");
  }

  /// What was sold as MusicXML or as a recording alone can't be shown page by page.
  private static boolean hasPages(OrderLine line) {
    return line.sold().filter(SoldFile::isPdf).isPresent();
  }

  private Map<String, Object> item(OrderLine line) {
    var completed = Optional.of(line).filter(l -> l.status() == LineStatus.COMPLETED);
    var item = new LinkedHashMap<String, Object>();
    item.put("order_id", line.key().order().value());
    item.put("order_line_id", line.key().line().value());
    item.put("asset_id", line.asset().value());
    item.put("customer", line.customer());
    item.put("unit_price", Json.plain(line.unitPrice()));
    item.put("line_item_price", Json.plain(line.lineItemPrice()));
    item.put("quantity", line.quantity());
    item.put("country_code", line.countryCode());
    item.put("download_url", completed.map(links::download).map(URI::toString).orElse(null));
    item.put(
        "view_url",
        completed
            .filter(PurchaseRoutes::hasPages)
            .map(links::view)
            .map(URI::toString)
            .orElse(null));
    item.put("status", line.status().name());
    return item;
  }
}
