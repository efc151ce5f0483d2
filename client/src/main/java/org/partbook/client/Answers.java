package org.partbook.client;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the API's answers mean.
final class Answers {
  private Answers() {}

  static List<OrderItem> lines(@Nullable Object json) throws MalformedJson {
    var lines = objects(json).stream().map(Answers::line).toList();
    if (lines.isEmpty()) {
      throw new MalformedJson("it has no lines");
    }
    return lines;
  }

  static OrderItem line(JsonObject line) {
    return new OrderItem(
        line.integer("order_id"),
        line.integer("order_line_id"),
        line.integer("asset_id"),
        line.text("customer"),
        line.decimal("unit_price"),
        line.decimal("line_item_price"),
        line.decimal("quantity"),
        line.text("country_code"),
        line.link("download_url"),
        line.link("view_url"),
        line.text("status").map(OrderStatus::new),
        line.integer("refunded_quantity"),
        line.flag("ended").orElse(false),
        line.unknown());
  }

  /// What a 202 says.
  static OrderState.Processing processing(Reply reply) {
    var body = body(reply);
    body.skip("status");
    return new OrderState.Processing(body.unknown());
  }

  /// What a 502 says of an order.
  static OrderState.Failed failed(Reply reply) {
    var body = body(reply);
    body.skip("status");
    var message = body.text("message").orElse("");
    return new OrderState.Failed(message, body.unknown());
  }

  private static JsonObject body(Reply reply) {
    return reply.object().orElseGet(() -> new JsonObject(Map.of()));
  }

  /// Which lines of a cart are there, if a 409 says it.
  static List<Registration.ExistingLine> existing(Reply reply) {
    return reply
        .object()
        .map(body -> body.objects("lines", Answers::existingLine))
        .orElse(List.of());
  }

  private static Registration.ExistingLine existingLine(JsonObject line) {
    return new Registration.ExistingLine(
        line.integer("order_line_id"), line.flag("same_request"), line.unknown());
  }

  static ValidationToken validation(@Nullable Object json) throws MalformedJson {
    var token = object(json);
    try {
      var expiry = Instant.ofEpochSecond(token.needInteger("exp_date"));
      return new ValidationToken(token.need("token"), expiry, token.unknown());
    } catch (DateTimeException e) {
      throw new MalformedJson("exp_date is no time");
    }
  }

  static URI link(@Nullable Object json) throws MalformedJson {
    return Links.parse(object(json).need("url"))
        .orElseThrow(() -> new MalformedJson("url is no address"));
  }

  static List<HealthItem> health(@Nullable Object json) throws MalformedJson {
    var items = new ArrayList<HealthItem>();
    for (var item : objects(json)) {
      items.add(
          new HealthItem(item.need("name"), item.flag("health").orElse(false), item.unknown()));
    }
    return List.copyOf(items);
  }

  static AssetItem asset(@Nullable Object json) throws MalformedJson {
    return AssetAnswers.asset(object(json));
  }

  static AssetPage page(@Nullable Object json) throws MalformedJson {
    var page = object(json);
    if (!page.hasList("assets")) {
      throw new MalformedJson("assets is missing");
    }
    var assets = new ArrayList<AssetItem>();
    for (var asset : page.objects("assets")) {
      assets.add(AssetAnswers.asset(asset));
    }
    return new AssetPage(
        assets, page.integer("last_id"), page.text("next_page"), Optional.empty(), page.unknown());
  }

  static ApiError error(Reply reply, Time time) {
    var body = body(reply);
    body.skip("status");
    return new ApiError(
        reply.status(),
        body.text("name").map(reply::clean),
        body.text("message").map(reply::clean),
        body.integer("code"),
        body.objects("errors", error -> fieldError(error, reply)),
        body.text("request_id").or(() -> reply.header("X-Request-Id")).map(reply::clean),
        RetryAfter.of(reply.headers(), time),
        body.flag("same_request"),
        body.unknown().cleaned(reply::clean));
  }

  private static FieldError fieldError(JsonObject error, Reply reply) {
    return new FieldError(
        reply.clean(error.text("field").orElse("")),
        reply.clean(error.text("message").orElse("")),
        error.unknown().cleaned(reply::clean));
  }

  static JsonObject object(@Nullable Object json) throws MalformedJson {
    return Json.object(json).orElseThrow(() -> new MalformedJson("it isn't an object"));
  }

  private static List<JsonObject> objects(@Nullable Object json) throws MalformedJson {
    if (!(json instanceof List<?> items)) {
      throw new MalformedJson("it isn't a list");
    }
    var objects = new ArrayList<JsonObject>();
    for (var item : items) {
      objects.add(object(item));
    }
    return objects;
  }
}
