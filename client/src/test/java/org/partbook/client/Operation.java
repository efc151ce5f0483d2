package org.partbook.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// An operation, with an answer that it likes.
record Operation(String name, String goodAnswer, Function<PurchaseApi, Object> request) {
  static List<Operation> all() {
    return List.of(
        new Operation("register", Http.CREATED, api -> api.register(Clients.sale())),
        new Operation("info", Http.ORDER, api -> api.info(12345)),
        new Operation(
            "await", Http.ORDER, api -> api.awaitCompletion(12345, Duration.ofMillis(150))),
        new Operation(
            "download_url",
            Http.json(200, "{\"url\":\"https://x.example/d\"}"),
            api -> api.downloadUrl(12345, 1)),
        new Operation(
            "view_url",
            Http.json(200, "{\"url\":\"https://x.example/v\"}"),
            api -> api.viewUrl(12345, 1)),
        new Operation("cancel", Http.CREATED, api -> api.cancel(12345, 1)),
        new Operation(
            "validate",
            Http.json(200, "{\"token\":\"t\",\"exp_date\":1795472374}"),
            api -> api.validatePurchaseBeforePayment(7, "203.0.113.9", 1)),
        new Operation(
            "list",
            Http.json(200, "{\"assets\":[{\"asset_id\":7}],\"last_id\":7,\"next_page\":null}"),
            api -> api.listAssets(20, 0)),
        new Operation(
            "iterate",
            Http.json(200, "{\"assets\":[{\"asset_id\":7}],\"last_id\":7,\"next_page\":null}"),
            api -> api.assets().stream().count()),
        new Operation("asset", Http.json(200, "{\"asset_id\":7}"), api -> api.asset(7)),
        new Operation(
            "changes",
            Http.json(200, "{\"changes\":[],\"cursor\":\"c\",\"more\":false}"),
            api -> api.changes("b").stream().count()),
        new Operation(
            "events",
            Http.json(200, "{\"events\":[],\"cursor\":\"c\",\"more\":false}"),
            api -> api.events(EventQuery.builder().build()).stream().count()),
        new Operation(
            "orders",
            Http.json(200, "{\"orders\":[],\"sums\":{},\"cursor\":\"c\",\"more\":false}"),
            api -> api.orders(OrderQuery.builder().build()).stream().count()),
        new Operation(
            "order_download_url",
            Http.json(200, "{\"url\":\"https://x.example/o\"}"),
            api -> api.orderDownloadUrl(12345)),
        new Operation(
            "health",
            Http.json(200, "[{\"name\":\"database\",\"health\":true}]"),
            api -> api.health()));
  }

  /// Whether it changes nothing, so that it may be repeated by whoever likes. Waiting has rules of
  /// its own.
  boolean isQuestion() {
    return !Set.of("register", "cancel", "await").contains(name);
  }

  Object call(PurchaseApi api) {
    return request.apply(api);
  }

  @Override
  public String toString() {
    return name;
  }
}
