package org.partbook.purchase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonRequest;
import org.partbook.http.JsonResponse;
import org.partbook.http.Query;
import org.partbook.http.Query.Parameter;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.json.Json.MalformedJson;
import org.partbook.purchase.PurchaseOperations.Existing;
import org.partbook.purchase.PurchaseOperations.LineExists;
import org.partbook.purchase.PurchaseOperations.Refused;
import org.partbook.purchase.PurchaseOperations.Registered;

/// Whole orders: registering one, and listing them.
public final class OrderRoutes {
  private static final Parameter ORDER = Parameter.required("order_id", 1);

  private final PurchaseOperations purchases;
  private final OrderList list;
  private final CopyLinks links;

  public OrderRoutes(PurchaseOperations purchases, OrderList list, CopyLinks links) {
    this.links = links;
    this.purchases = purchases;
    this.list = list;
  }

  public void register(Routes routes, Authentication authentication) {
    routes
        .post("/purchase/register-order", authentication.heldByOperation(this::registerOrder))
        .get("/purchase/orders", authentication.required(this::orders))
        .get("/purchase/order-download-url", authentication.heldByOperation(this::downloadUrl));
  }

  private void registerOrder(Caller caller, Request request, Response response) {
    try {
      var asked = CartRequest.read(JsonRequest.read(request));
      request.note(AboutOrder.class, new AboutOrder(asked.orderId(), OptionalLong.empty()));
      switch (purchases.register(caller, asked)) {
        case Registered _ -> response.status(Status.CREATED).send();
        case LineExists(var same, var lines) -> throw conflict(same, lines);
        case Refused(var reason) -> throw reason;
      }
    } catch (MalformedJson e) {
      throw ApiException.invalid("body", "the body is not readable JSON: " + e.text());
    }
  }

  private static ApiException conflict(boolean same, List<Existing> lines) {
    return new ApiException(
            ErrorCode.ORDER_LINE_EXISTS,
            same
                ? "this order exists already"
                : "lines of this order exist already, and nothing was registered")
        .with("same_request", same)
        .with("lines", lines.stream().map(OrderRoutes::json).toList());
  }

  private static Map<String, Object> json(Existing line) {
    var json = new LinkedHashMap<String, Object>();
    json.put("order_line_id", line.line().value());
    json.put("same_request", line.same());
    return json;
  }

  private void downloadUrl(Caller caller, Request request, Response response) {
    var id = Query.read(request, ORDER).integer(ORDER);
    request.note(AboutOrder.class, AboutOrder.of(id));
    var order = new OrderId(id);
    var lines = purchases.linesToLink(caller, order);
    var completed = lines.stream().filter(line -> line.status() == LineStatus.COMPLETED).toList();
    if (completed.isEmpty()) {
      throw new ApiException(
          ErrorCode.ORDER_NOT_FOUND,
          lines.isEmpty()
              ? "there is no order " + id
              : "order " + id + " has no line that is completed");
    }
    var renewals = purchases.renewals(caller.vendor(), caller.environment(), order);
    JsonResponse.send(response, Status.OK, Map.of("url", links.order(completed, renewals)));
  }

  private void orders(Caller caller, Request request, Response response) {
    JsonResponse.send(response, Status.OK, list.page(caller, OrderListQuery.read(request)));
  }
}
