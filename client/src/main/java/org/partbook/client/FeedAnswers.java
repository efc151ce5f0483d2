package org.partbook.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the API says of changes, events and orders.
final class FeedAnswers {
  private FeedAnswers() {}

  static ChangePage changes(@Nullable Object json) throws MalformedJson {
    var page = page(json, "changes");
    var changes = new ArrayList<AssetChange>();
    for (var change : page.objects("changes")) {
      changes.add(change(change));
    }
    return new ChangePage(changes, page.need("cursor"), more(page), page.unknown());
  }

  private static AssetChange change(JsonObject change) throws MalformedJson {
    var asset = change.object("asset");
    return new AssetChange(
        new ChangeType(change.need("type")),
        change.needInteger("asset_id"),
        asset.isPresent() ? Optional.of(AssetAnswers.asset(asset.get())) : Optional.empty(),
        change.unknown());
  }

  static EventPage events(@Nullable Object json) throws MalformedJson {
    var page = page(json, "events");
    var events = new ArrayList<Event>();
    for (var event : page.objects("events")) {
      events.add(event(event, event.need("id")));
    }
    return new EventPage(events, page.need("cursor"), more(page), page.unknown());
  }

  static Event event(JsonObject event, String id) throws MalformedJson {
    var type = new EventType(event.need("type"));
    var data = event.object("data").orElseGet(() -> new JsonObject(Map.of()));
    return new Event(id, type, instant(event), data(type, data), event.json());
  }

  private static Instant instant(JsonObject event) throws MalformedJson {
    return event
        .time("timestamp")
        .orElseThrow(() -> new MalformedJson("timestamp is missing, or no time"));
  }

  private static EventData data(EventType type, JsonObject data) {
    if (type.isLine()) {
      return new EventData.Line(
          data.integer("order_id"),
          data.integer("order_line_id"),
          data.integer("asset_id"),
          data.text("status").map(OrderStatus::new),
          data.integer("quantity"),
          data.text("reason"),
          data.unknown());
    }
    if (type.isAsset()) {
      return new EventData.Asset(data.integer("asset_id"), data.unknown());
    }
    if (type.equals(EventType.STATEMENT_CLOSED)) {
      return new EventData.Statement(
          data.text("number"),
          data.text("from"),
          data.text("until"),
          data.text("currency"),
          data.decimal("net"),
          data.unknown());
    }
    return new EventData.Other(data.unknown());
  }

  static OrderPage orders(@Nullable Object json) throws MalformedJson {
    var page = page(json, "orders");
    var orders = new ArrayList<Order>();
    for (var order : page.objects("orders")) {
      var lines = order.objects("lines", FeedAnswers::line);
      orders.add(new Order(order.needInteger("order_id"), lines, order.unknown()));
    }
    var sums = page.object("sums").map(FeedAnswers::sums);
    var more = more(page);
    var cursor = page.text("cursor");
    if (more && cursor.isEmpty()) {
      throw new MalformedJson("cursor is missing");
    }
    return new OrderPage(orders, sums, cursor.orElse(""), more, page.unknown());
  }

  private static OrderSums sums(JsonObject sums) {
    return new OrderSums(
        sums.time("from"),
        sums.time("to"),
        sums.objects("currencies", FeedAnswers::currency),
        sums.unknown());
  }

  private static OrderSums.InCurrency currency(JsonObject sums) {
    return new OrderSums.InCurrency(
        sums.text("currency"),
        sums.object("sold").map(FeedAnswers::amount),
        sums.object("cancelled").map(FeedAnswers::amount),
        sums.object("refunded").map(FeedAnswers::amount),
        sums.integer("copies"),
        sums.decimal("net"),
        sums.unknown());
  }

  private static OrderSums.Amount amount(JsonObject amount) {
    return new OrderSums.Amount(amount.integer("copies"), amount.decimal("net"), amount.unknown());
  }

  private static OrderLine line(JsonObject line) {
    var title = line.text("title");
    var registered = line.time("registered_at");
    var completed = line.time("completed_at");
    var cancelled = line.time("cancelled_at");
    var delivered = line.time("delivered_at");
    var cancellable = line.time("cancellable_until");
    var due = line.decimal("net_due");
    var currency = line.text("currency");
    List<String> flags = line.texts("flags");
    return new OrderLine(
        Answers.line(line),
        title,
        registered,
        completed,
        cancelled,
        delivered,
        cancellable,
        due,
        currency,
        flags);
  }

  private static boolean more(JsonObject page) {
    return page.flag("more").orElse(false);
  }

  private static JsonObject page(@Nullable Object json, String list) throws MalformedJson {
    var page = Answers.object(json);
    if (!page.hasList(list)) {
      throw new MalformedJson(list + " is missing");
    }
    return page;
  }
}
