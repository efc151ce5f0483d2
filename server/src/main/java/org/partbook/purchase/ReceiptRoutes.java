package org.partbook.purchase;

import java.util.LinkedHashMap;
import java.util.Map;
import org.partbook.access.Authentication;
import org.partbook.access.Caller;
import org.partbook.audit.Receipt;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.HeaderNames;
import org.partbook.http.JsonResponse;
import org.partbook.http.Query;
import org.partbook.http.Query.Parameter;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;
import org.partbook.http.Status;
import org.partbook.ledger.log.Receipts;
import org.partbook.ledger.log.Receipts.Logged;
import org.partbook.ledger.log.Receipts.NoEntry;
import org.partbook.ledger.log.Receipts.NotYet;

/// The receipt of a sale: by it a vendor can tell that what it registered is in the publisher's
/// log, and stays there.
public final class ReceiptRoutes {
  private static final Parameter ORDER = Parameter.required("order_id", 1);
  private static final Parameter LINE = Parameter.required("order_line_id", 1);

  private final Purchases purchases;
  private final Receipts receipts;

  public ReceiptRoutes(Purchases purchases, Receipts receipts) {
    this.purchases = purchases;
    this.receipts = receipts;
  }

  public void register(Routes routes, Authentication authentication) {
    routes.get("/purchase/receipt", authentication.heldByOperation(this::receipt));
  }

  private void receipt(Caller caller, Request request, Response response) {
    var query = Query.read(request, ORDER, LINE);
    var key =
        new LineKey(
            caller.vendor(),
            caller.environment(),
            new OrderId(query.integer(ORDER)),
            new OrderLineId(query.integer(LINE)));
    var line = purchases.lineToLink(caller, key).orElseThrow(() -> noReceipt(key));
    switch (receipts.receipt(line.number())) {
      case Logged(var receipt) -> JsonResponse.send(response, Status.OK, body(receipt));
      case NotYet<Receipt> _ -> {
        response.header(HeaderNames.RETRY_AFTER, Long.toString(OrderState.SOON));
        JsonResponse.send(response, Status.ACCEPTED, Map.of("status", "PROCESSING"));
      }
      case NoEntry<Receipt> _ -> throw noReceipt(key);
    }
  }

  private static Map<String, Object> body(Receipt receipt) {
    var body = new LinkedHashMap<String, Object>();
    body.put("index", receipt.index());
    body.put("entry", receipt.entry());
    body.put("salt", receipt.salt());
    body.put("proof", receipt.proof().text());
    return body;
  }

  private static ApiException noReceipt(LineKey key) {
    return new ApiException(ErrorCode.ORDER_LINE_NOT_FOUND, "there is no " + key);
  }
}
