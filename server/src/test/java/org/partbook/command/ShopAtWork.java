package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;
import org.partbook.command.SoldLine.Copy;
import org.partbook.command.SoldLine.Goods;
import org.partbook.command.Tally.Event;
import tools.jackson.databind.JsonNode;

/// One of a vendor's shops: sells, looks what became of what it sold, cancels some, and fetches
/// copies. It remembers all that it was told, and anything that doesn't go with that is an error.
final class ShopAtWork {
  /// What [FaultsIT] has in its catalogue.
  static final long SINGLE = 1;

  static final long ENSEMBLE = 10;
  static final int PARTS = 4;

  private static final long ORDERS_OF_A_SHOP = 1_000_000;
  private static final int MOST_LOOKS = 3;
  private static final List<Plan> PLANS = List.of(Plan.values());

  private final PatientVendor vendor;
  private final Tally tally;
  private final List<SoldOrder> orders = new ArrayList<>();
  private final Queue<SoldOrder> unsettled = new ArrayDeque<>();
  private long next;

  /// What is to become of it.
  private enum Plan {
    KEEP,
    FETCH,
    CANCEL_AT_ONCE,
    CANCEL_WHEN_COMPLETED
  }

  /// An order, and the last request of its registration.
  private static final class SoldOrder {
    final long number;
    final List<SoldLine> lines;
    final Map<String, Object> request;
    final Plan plan;
    boolean settled;

    SoldOrder(long number, List<SoldLine> lines, Map<String, Object> request) {
      this.number = number;
      this.lines = lines;
      this.request = request;
      this.plan = PLANS.get((int) (number % PLANS.size()));
    }
  }

  ShopAtWork(int number, PatientVendor vendor, Tally tally) {
    this.vendor = vendor;
    this.tally = tally;
    this.next = number * ORDERS_OF_A_SHOP + 1;
  }

  List<SoldLine> lines() {
    return orders.stream().flatMap(order -> order.lines.stream()).toList();
  }

  boolean hasUnsettled() {
    return !unsettled.isEmpty();
  }

  /// Sells one more order: two lines one after the other, or the parts of an ensemble in one
  /// request.
  void sell() {
    var number = next++;
    var order = number % 3 == 0 ? ensemble(number) : singles(number);
    orders.add(order);
    unsettled.add(order);
    if (order.plan == Plan.CANCEL_AT_ONCE) {
      cancel(order.lines.getFirst());
    }
  }

  private SoldOrder singles(long order) {
    var lines =
        IntStream.rangeClosed(1, 2)
            .mapToObj(line -> new SoldLine(order, line, goods(SINGLE, order, line)))
            .toList();
    var requests = lines.stream().map(line -> request(line, line.goods().price())).toList();
    requests.forEach(request -> register(request, 1));
    return new SoldOrder(order, lines, requests.getLast());
  }

  private SoldOrder ensemble(long order) {
    var lines =
        IntStream.rangeClosed(1, PARTS)
            .mapToObj(part -> new SoldLine(order, part, goods(ENSEMBLE + part, order, 1)))
            .toList();
    var first = lines.getFirst();
    var request = request(first, first.goods().price().multiply(BigDecimal.valueOf(PARTS)));
    request.put("asset_id", ENSEMBLE);
    request.put(
        "parts",
        lines.stream()
            .map(line -> Map.of("asset_id", line.goods().asset(), "order_line_id", line.number()))
            .toList());
    register(request, PARTS);
    return new SoldOrder(order, lines, request);
  }

  /// Different ones each time, so that none can be taken for another.
  private static Goods goods(long asset, long order, long line) {
    var unitPrice = BigDecimal.valueOf(100 + order % 9_000 + line, 2);
    var quantity = (int) (order % 5) + 1;
    return new Goods(
        asset,
        "Zoë Ōtaki %d/%d".formatted(order, line),
        List.of("US", "DE", "JP").get((int) (order % 3)),
        quantity,
        unitPrice,
        unitPrice.multiply(BigDecimal.valueOf(quantity)));
  }

  private static Map<String, Object> request(SoldLine line, BigDecimal price) {
    var goods = line.goods();
    var request = new LinkedHashMap<String, Object>();
    request.put("asset_id", goods.asset());
    request.put("order_number", line.order());
    request.put("order_line_id", line.number());
    request.put("country_code", goods.country());
    request.put("quantity", goods.quantity());
    request.put("unit_price", goods.unitPrice());
    request.put("line_item_price", price);
    request.put("customer", goods.customer());
    return request;
  }

  private void register(Map<String, Object> request, int lines) {
    var answer = vendor.post("/purchase/register", request);
    if (answer.repeated() && answer.status() == 409) {
      requireSame(answer);
    } else {
      answer.expect(201);
    }
    tally.add(Event.SOLD, lines);
  }

  private static void requireSame(PatientVendor.Answer conflict) {
    assertThat(conflict.json().path("same_request").asBoolean()).as(conflict.toString()).isTrue();
  }

  private void cancel(SoldLine line) {
    var answer = vendor.delete("/purchase/cancel?" + query(line));
    if (answer.repeated() && answer.status() == 400) {
      assertThat(answer.errorName()).as(answer.toString()).isEqualTo("ALREADY_CANCELLED");
    } else {
      answer.expect(201);
    }
    line.cancelled();
    tally.add(Event.CANCELLED, 1);
  }

  /// Looks after those that it has waited for longest.
  void lookAfterSome() {
    for (int look = 0; look < MOST_LOOKS && hasUnsettled(); look++) {
      var order = unsettled.remove();
      if (isSettled(order)) {
        carryOut(order);
      } else {
        unsettled.add(order);
      }
    }
  }

  private void carryOut(SoldOrder order) {
    var line = order.lines.getFirst();
    switch (order.plan) {
      case KEEP -> requireSame(vendor.post("/purchase/register", order.request).expect(409));
      case CANCEL_AT_ONCE -> vendor.get("/purchase/download-url?" + query(line)).expect(404);
      case CANCEL_WHEN_COMPLETED -> {
        var link = link(line);
        cancel(line);
        vendor.get("/purchase/download-url?" + query(line)).expect(404);
        vendor.get(link).expect(410);
      }
      case FETCH -> {
        fetch(line, link(line));
        tally.add(Event.FETCHED, 1);
        var refusal = vendor.delete("/purchase/cancel?" + query(line)).expect(400);
        assertThat(refusal.errorName()).isEqualTo("ALREADY_DELIVERED");
      }
    }
  }

  /// The path of a fresh one: it outlives the process that made it, and the port of that.
  private String link(SoldLine line) {
    var answer = vendor.get("/purchase/download-url?" + query(line)).expect(200);
    return URI.create(answer.json().path("url").asString()).getRawPath();
  }

  private void fetch(SoldLine line, String link) {
    line.received(Copy.of(link, vendor.get(link).expect(200)));
  }

  /// Whether it is settled. Then all of its lines are as they should be, and no other is there.
  private boolean isSettled(SoldOrder order) {
    var answer = vendor.get("/purchase/info?order_id=" + order.number);
    if (answer.status() == 202) {
      assertThat(order.settled).as(answer + ", though it was settled").isFalse();
      return false;
    }
    var items = answer.expect(200).json();
    assertThat(items.valueStream().map(ShopAtWork::lineNumber))
        .as(answer.toString())
        .containsExactlyInAnyOrderElementsOf(order.lines.stream().map(SoldLine::number).toList());
    for (var line : order.lines) {
      items.valueStream().filter(item -> lineNumber(item) == line.number()).forEach(line::check);
    }
    order.settled = true;
    return true;
  }

  private static long lineNumber(JsonNode item) {
    return item.path("order_line_id").asLong();
  }

  /// Goes through all that was ever sold.
  void check() {
    orders.forEach(this::isSettled);
    orders.forEach(this::fetchAgain);
  }

  /// With the link of then.
  private void fetchAgain(SoldOrder order) {
    for (var line : order.lines) {
      line.copy().ifPresent(copy -> fetch(line, copy.link()));
    }
  }

  private static String query(SoldLine line) {
    return "order_id=%d&order_line_id=%d".formatted(line.order(), line.number());
  }
}
