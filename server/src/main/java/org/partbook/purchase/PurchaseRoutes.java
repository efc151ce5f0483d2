package org.partbook.purchase;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.JsonRequest;
import org.partbook.http.JsonResponse;
import org.partbook.http.Prefer;
import org.partbook.http.Query;
import org.partbook.http.Query.Parameter;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
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
import org.partbook.purchase.PurchaseOperations.Refused;
import org.partbook.purchase.PurchaseOperations.Registered;

/// The purchase operations over HTTP.
public final class PurchaseRoutes {
  private static final Parameter ORDER = Parameter.required("order_id", 1);
  private static final Parameter LINE = Parameter.required("order_line_id", 1);

  private final PurchaseOperations purchases;
  private final CopyLinks links;

  public PurchaseRoutes(PurchaseOperations purchases, CopyLinks links) {
    this.purchases = purchases;
    this.links = links;
  }

  public void register(Routes routes, Authentication authentication) {
    routes
        .post("/purchase/register", authentication.heldByOperation(this::register))
        .get("/purchase/info", authentication.heldByOperation(this::info))
        .get("/purchase/download-url", authentication.heldByOperation(this::downloadUrl))
        .get("/purchase/view-url", authentication.heldByOperation(this::viewUrl))
        .delete("/purchase/cancel", authentication.required(this::cancel))
        .post(
            "/purchase/validate-purchase-before-payment", authentication.required(this::validate));
  }

  private void register(Caller caller, Request request, Response response) {
    try {
      var asked = RegisterRequest.read(JsonRequest.read(request));
      request.note(AboutOrder.class, new AboutOrder(asked.orderId(), asked.orderLineId()));
      switch (purchases.register(caller, asked)) {
        case Registered _ -> response.status(Status.CREATED).send();
        case LineExists(var same, _) ->
            throw new ApiException(
                    ErrorCode.ORDER_LINE_EXISTS, "a line of this order exists already")
                .with("same_request", same);
        case Refused(var reason) -> throw reason;
      }
    } catch (MalformedJson e) {
      throw ApiException.invalid("body", "the body is not readable JSON: " + e.text());
    }
  }

  private void validate(Caller caller, Request request, Response response) {
    try {
      var issued = purchases.validate(caller, ValidateRequest.read(JsonRequest.read(request)));
      var body = new LinkedHashMap<String, Object>();
      body.put("token", issued.token());
      body.put("exp_date", issued.expiry().getEpochSecond());
      JsonResponse.send(response, 200, body);
    } catch (MalformedJson e) {
      throw new ApiException(
          ErrorCode.MALFORMED_JSON, "the body is not readable JSON: " + e.text());
    }
  }

  private void info(Caller caller, Request request, Response response) {
    var id = Query.read(request, ORDER).integer(ORDER);
    request.note(AboutOrder.class, AboutOrder.of(id));
    var wanted = Patience.wanted(request);
    var state = purchases.order(caller, new OrderId(id), Patience.of(request, wanted));
    if (wanted.isPresent() && !(state instanceof Processing(_, var waited) && !waited)) {
      response.header(HeaderNames.PREFERENCE_APPLIED, Prefer.waited(wanted.getAsLong()));
    }
    switch (state) {
      case NoSuchOrder _ ->
          throw new ApiException(ErrorCode.ORDER_NOT_FOUND, "there is no order " + id);
      case Processing(var retryAfter, _) -> {
        response.header(HeaderNames.RETRY_AFTER, Long.toString(retryAfter));
        JsonResponse.send(response, 202, Map.of("status", "PROCESSING"));
      }
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

  private void downloadUrl(Caller caller, Request request, Response response) {
    JsonResponse.send(response, 200, Map.of("url", links.download(completed(caller, request))));
  }

  private void viewUrl(Caller caller, Request request, Response response) {
    var line = completed(caller, request);
    if (!hasPages(line)) {
      throw new ApiException(
          ErrorCode.ORDER_LINE_NOT_FOUND, line.key() + " has no pages that could be viewed");
    }
    JsonResponse.send(response, 200, Map.of("url", links.view(line)));
  }

  private void cancel(Caller caller, Request request, Response response) {
    var key = key(caller, request);
    switch (purchases.cancel(caller, key)) {
      case Cancelled _ -> response.status(Status.CREATED).send();
      case NotCancellable(var reason) -> throw new ApiException(reason.code(), reason.message(key));
      case NoSuchLine _ -> throw noSuchLine(key);
    }
  }

  private OrderLine completed(Caller caller, Request request) {
    var key = key(caller, request);
    return purchases
        .lineToLink(caller, key)
        .filter(line -> line.status() == LineStatus.COMPLETED)
        .orElseThrow(() -> noSuchLine(key));
  }

  private static LineKey key(Caller caller, Request request) {
    var query = Query.read(request, ORDER, LINE);
    var key =
        new LineKey(
            caller.vendor(),
            caller.environment(),
            new OrderId(query.integer(ORDER)),
            new OrderLineId(query.integer(LINE)));
    request.note(AboutOrder.class, AboutOrder.of(key));
    return key;
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
    if (line.refunded() > 0) {
      item.put("refunded_quantity", line.refunded());
    }
    if (line.isEnded()) {
      item.put("ended", true);
    }
    return item;
  }
}
