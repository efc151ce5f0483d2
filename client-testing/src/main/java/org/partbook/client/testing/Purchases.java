package org.partbook.client.testing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers what a shop asks about purchases.
final class Purchases {
  private final World world;
  private final Registrar registrar;

  Purchases(World world) {
    this.world = world;
    this.registrar = new Registrar(world);
  }

  Answer validate(FakeRequest request) {
    return registrar.validate(request);
  }

  /// A conflict wins over every other error.
  Answer register(FakeRequest request) {
    var sale = Registrar.body(request);
    var order = sale.peek("order_number");
    var there = there(Registrar.keys(order, sale));
    if (!there.isEmpty()) {
      var same = readSilently(order, sale);
      throw Problem.of(
          "ORDER_LINE_EXISTS",
          "a line of this order exists already",
          Map.of("same_request", isSame(same)));
    }
    var sales = registrar.sales(sale.id("order_number"), sale.customer(), sale);
    sale.orRefuse();
    registrar.check(sale, sales);
    sale.orRefuse();
    world.sales().add(sales);
    return Answer.created();
  }

  Answer registerOrder(FakeRequest request) {
    var cart = Registrar.body(request);
    var order = cart.peek("order_number");
    var lines = cart.objects("lines");
    var keys = lines.stream().flatMap(line -> Registrar.keys(order, line).stream()).toList();
    var there = there(keys);
    var customer = cart.customer();
    if (!there.isEmpty()) {
      throw Problem.of(
          "ORDER_LINE_EXISTS",
          "lines of this order exist already",
          same(existing(order, customer, lines, there), keys.size()));
    }
    cart.id("order_number");
    if (lines.isEmpty()) {
      cart.wrong("lines", "must have an element");
    }
    if (keys.stream().distinct().count() < keys.size()) {
      cart.wrong("lines", "must have each order_line_id only once");
    }
    var sales = new ArrayList<List<Line.Sale>>();
    lines.forEach(line -> sales.add(registrar.sales(order, customer, line)));
    cart.orRefuse();
    for (var i = 0; i < lines.size(); i++) {
      checkInCart(lines.get(i), sales.get(i));
    }
    cart.orRefuse();
    world.sales().add(sales.stream().flatMap(List::stream).toList());
    return Answer.created();
  }

  /// In a cart, an asset that there isn't is a wrong field.
  private void checkInCart(Reading line, List<Line.Sale> sales) {
    try {
      registrar.check(line, sales);
    } catch (Problem e) {
      line.wrong("asset_id", "is refused: " + e.getMessage());
    }
  }

  private static Map<String, Object> same(List<Map<String, Object>> lines, int wanted) {
    var isSame =
        lines.size() == wanted
            && lines.stream().allMatch(line -> Boolean.TRUE.equals(line.get("same_request")));
    return Map.of("same_request", isSame, "lines", lines);
  }

  private List<Map<String, Object>> existing(
      long order, String customer, List<Reading> lines, List<Line> there) {
    var wanted =
        lines.stream().flatMap(line -> registrar.sales(order, customer, line).stream()).toList();
    return there.stream()
        .map(line -> {
          var same = wanted.stream().anyMatch(sale -> is(sale, line));
          var told = new LinkedHashMap<String, Object>();
          told.put("order_line_id", line.key().line());
          told.put("same_request", same);
          return (Map<String, Object>) told;
        })
        .toList();
  }

  private static boolean is(Line.Sale sale, Line line) {
    return sale.key().equals(line.key()) && sale.isSame(line.sale());
  }

  private List<Line.Sale> readSilently(long order, Reading sale) {
    return registrar.sales(order, sale.has("customer") ? sale.text("customer") : "", sale);
  }

  private boolean isSame(List<Line.Sale> sales) {
    return sales.stream()
        .allMatch(sale ->
            world.sales().find(sale.key().order(), sale.key().line()).stream()
                .anyMatch(line -> is(sale, line)));
  }

  private List<Line> there(List<Line.Key> keys) {
    return keys.stream()
        .flatMap(key -> world.sales().find(key.order(), key.line()).stream())
        .toList();
  }

  Answer info(FakeRequest request) throws InterruptedException {
    var order = request.id("order_id");
    if (world.sales().order(order).isEmpty()) {
      throw Problem.of("ORDER_NOT_FOUND", "there is no order " + order);
    }
    var wait = wait(request);
    world.sales().await(order, wait.orElse(Duration.ofSeconds(1)));
    var answer = answer(world.sales().order(order));
    return wait.isPresent()
        ? answer.with("Preference-Applied", "wait=" + wait.get().toSeconds())
        : answer;
  }

  private static Optional<Duration> wait(FakeRequest request) {
    return request
        .header("Prefer")
        .filter(prefer -> prefer.matches("wait=[0-9]{1,4}"))
        .map(prefer -> Duration.ofSeconds(Math.min(30, Long.parseLong(prefer.substring(5)))));
  }

  private Answer answer(List<Line> lines) {
    if (lines.stream().anyMatch(line -> line.is("PROCESSING"))) {
      return Answer.json(202, Map.of("status", "PROCESSING")).with("Retry-After", "1");
    }
    var left = lines.stream().filter(line -> !line.is("CANCELLED")).toList();
    if (!left.isEmpty() && left.stream().allMatch(line -> line.is("FAILED"))) {
      var body = new LinkedHashMap<String, Object>();
      body.put("status", "FAILED");
      body.put("message", "no copy can be made");
      return Answer.json(502, body);
    }
    return Answer.json(200, lines.stream().map(line -> line.item(world.links())).toList());
  }

  Answer link(FakeRequest request, String path) {
    var line = line(request);
    if (!line.is("COMPLETED") || line.isEnded()) {
      throw noSuchLine(line.key());
    }
    return Answer.json(200, Map.of("url", world.links().to(path, List.of(line))));
  }

  Answer orderLink(FakeRequest request) {
    var order = request.id("order_id");
    var ready =
        world.sales().order(order).stream()
            .filter(line -> line.is("COMPLETED") && !line.isEnded())
            .toList();
    if (ready.isEmpty()) {
      throw Problem.of("ORDER_NOT_FOUND", "there is no completed line of an order " + order);
    }
    return Answer.json(200, Map.of("url", world.links().to("/download/", ready)));
  }

  Answer cancel(FakeRequest request) {
    var line = line(request);
    if (line.is("CANCELLED")) {
      throw Problem.of("ALREADY_CANCELLED", "the line was cancelled before");
    }
    if (line.isDelivered()) {
      throw Problem.of("ALREADY_DELIVERED", "the buyer has received the copy");
    }
    if (world.now().isAfter(line.until())) {
      throw Problem.of("CANCELLATION_WINDOW_OVER", "the line was registered too long ago");
    }
    world.sales().settleAs(line, "CANCELLED");
    return Answer.created();
  }

  private Line line(FakeRequest request) {
    var key = new Line.Key(request.id("order_id"), request.id("order_line_id"));
    return world.sales().find(key.order(), key.line()).orElseThrow(() -> noSuchLine(key));
  }

  private static Problem noSuchLine(Line.Key key) {
    return Problem.of(
        "ORDER_LINE_NOT_FOUND",
        "there is no line %d/%d that this could be done with".formatted(key.order(), key.line()));
  }

  Answer orders(FakeRequest request) {
    var from = time(request, "from").orElse(Instant.MIN);
    var to = time(request, "to").orElse(Instant.MAX);
    var status = request.parameter("status");
    var size = (int) Math.min(request.number("page_size", 1).orElse(100L), 1000);
    var begin = request.number("after", 0).orElse(0L);
    var wanted =
        world.sales().all().stream()
            .filter(line -> !line.registered().isBefore(from) && line.registered().isBefore(to))
            .filter(line -> status.map(line::is).orElse(true))
            .toList();
    var rest = wanted.stream().skip(begin).toList();
    var page = rest.stream().limit(size).toList();
    var body = new LinkedHashMap<String, Object>();
    body.put("orders", orders(page));
    var isFirst = begin == 0 && request.parameter("from").isPresent();
    body.put("sums", isFirst && request.parameter("to").isPresent() ? sums(from, to) : Json.NULL);
    body.put("cursor", Long.toString(begin + page.size()));
    body.put("more", rest.size() > page.size());
    return Answer.json(200, body);
  }

  /// As the sandbox has it, whose sales don't count.
  private static Map<String, Object> sums(Instant from, Instant to) {
    var sums = new LinkedHashMap<String, Object>();
    sums.put("from", from);
    sums.put("to", to);
    sums.put("currencies", List.of());
    return sums;
  }

  /// Lines of one order that follow each other stand together.
  private static List<Map<String, Object>> orders(List<Line> lines) {
    var orders = new ArrayList<Map<String, Object>>();
    var begun = new ArrayList<Map<String, Object>>();
    var order = 0L;
    for (var line : lines) {
      if (line.key().order() != order) {
        order = line.key().order();
        begun = new ArrayList<>();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("order_id", order);
        shown.put("lines", begun);
        orders.add(shown);
      }
      begun.add(line.listed());
    }
    return orders;
  }

  private static Optional<Instant> time(FakeRequest request, String name) {
    try {
      return request.parameter(name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw Problem.invalid(name, "must be a time as in 2026-03-01T00:00:00Z");
    }
  }
}
