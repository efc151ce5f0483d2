package org.partbook.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.ledger.Actor;
import org.partbook.ledger.EntryKind;
import org.partbook.ledger.Facts;
import org.partbook.ledger.JournalStore;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.EndReason;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.Orders;
import tools.jackson.databind.JsonNode;

/// What a vendor reads of what has happened.
class EventsTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static TestServer server;
  private static Api shop;
  private static long order = 50_000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static long sell(Api api) {
    long sold = ++order;
    api.register(Purchase.of(PIANO, sold, 1).with("quantity", 3).with("line_item_price", 11.85));
    assertThat(api.settled(sold).status()).isEqualTo(200);
    return sold;
  }

  private static Predicate<JsonNode> of(String type, long sold) {
    return event ->
        event.path("type").asString().equals(type)
            && event.path("data").path("order_id").asLong() == sold;
  }

  private static JsonNode told(String type, long sold) {
    return new Follower(shop).await(of(type, sold));
  }

  private static List<String> typesOf(long sold) {
    return new Follower(shop)
        .read().stream()
            .filter(event -> event.path("data").path("order_id").asLong() == sold)
            .map(event -> event.path("type").asString())
            .toList();
  }

  /// However slow the machine is today, once it is quick enough.
  @Test
  void a_sale_is_told_within_a_second() {
    Follower.await(() -> {
      var before = System.nanoTime();
      told("line.completed", sell(shop));
      return System.nanoTime() - before < Duration.ofSeconds(1).toNanos();
    });
  }

  @Test
  void a_sale_is_told_with_its_time_and_its_numbers() {
    var sold = sell(shop);
    var event = told("line.completed", sold);

    assertThat(event.path("id").asString()).matches("evt_[0-9a-f]{16}_[0-9]+");
    assertThat(Instant.parse(event.path("timestamp").asString()))
        .isBetween(server.clock().instant().minusSeconds(60), server.clock().instant());
    assertThat(event.path("data").toString())
        .isEqualTo(
            "{\"order_id\":%d,\"order_line_id\":1,\"asset_id\":%d,\"status\":\"COMPLETED\",\"quantity\":3}"
                .formatted(sold, PIANO));
  }

  @Test
  void what_becomes_of_a_line_is_told_in_its_order_and_names_nobody() {
    var sold = sell(shop);
    Api.open(shop.downloadUrl(sold, 1).json().path("url").asString());
    var anna = Actor.operator("anna");
    var orders = new Orders(server.db(), server.clock(), Duration.ofHours(1), anna);
    var amendments = new Amendments(server.db(), server.clock(), anna);
    var line = orders.find(new OrderId(sold)).getFirst();
    amendments.refund(line, Optional.of(2L), false, "was torn");
    amendments.end(line, EndReason.LEAK, "found elsewhere");

    var ended = told("line.ended", sold);

    assertThat(typesOf(sold))
        .containsExactly("line.completed", "line.delivered", "line.refunded", "line.ended");
    assertThat(told("line.refunded", sold).path("data").path("quantity").asLong()).isEqualTo(2);
    assertThat(ended.path("data").path("status").asString()).isEqualTo("CANCELLED");
    assertThat(new Follower(shop).read().toString())
        .doesNotContain("Clara", "torn", "elsewhere", "anna", "http");
  }

  @Test
  void a_line_that_fails_or_is_cancelled_is_told() {
    var cancelled = sell(shop);
    shop.cancel(cancelled, 1);
    long failed = ++order;
    shop.register(Purchase.of(WITHOUT_FILE, failed, 1));
    shop.settled(failed);

    assertThat(told("line.cancelled", cancelled).path("data").path("status").asString())
        .isEqualTo("CANCELLED");
    assertThat(told("line.failed", failed).path("data").path("reason").asString()).isNotBlank();
    assertThat(typesOf(failed)).containsExactly("line.failed");
  }

  @Test
  void a_closed_statement_is_told_to_its_vendor() {
    var vendor = server.shop().id().value();
    server
        .db()
        .transact(tx -> {
          tx.update(
              """
              insert into statement (kind, party, currency, period_from, period_until, zone, rates,
                drafted_at, number, document, closed_at)
              values ('vendor', ?::text, 'EUR', date '2026-10-01', date '2026-10-31', 'UTC', '{}', now(),
                'V-2026-0099', 'x', now())
              """,
              Long.toString(vendor));
          new JournalStore()
              .append(
                  tx,
                  EntryKind.STATEMENT_CLOSED,
                  Actor.SYSTEM,
                  server.clock().instant(),
                  OptionalLong.of(vendor),
                  Facts.of()
                      .add("statement", "V-2026-0099")
                      .add("kind", "vendor")
                      .add("currency", "EUR")
                      .add("due", "123.45"));
        });

    var event =
        new Follower(shop).await(one -> one.path("type").asString().equals("statement.closed"));

    assertThat(event.path("data").toString())
        .isEqualTo(
            "{\"number\":\"V-2026-0099\",\"from\":\"2026-10-01\",\"until\":\"2026-10-31\","
                + "\"currency\":\"EUR\",\"net\":\"123.45\"}");
  }

  @Test
  void live_and_sandbox_and_other_vendors_have_logs_of_their_own() {
    var live = sell(shop);
    var sandbox = sell(server.sandbox());
    var others = sell(server.other());

    told("line.completed", live);
    new Follower(server.sandbox()).await(of("line.completed", sandbox));
    new Follower(server.other()).await(of("line.completed", others));

    assertThat(new Follower(shop).read())
        .noneMatch(of("line.completed", sandbox))
        .noneMatch(of("line.completed", others));
  }

  @Test
  void whoever_goes_on_from_a_cursor_sees_what_is_new_and_nothing_twice() {
    var first = sell(shop);
    var follower = new Follower(shop);
    follower.await(of("line.completed", first));
    var second = sell(shop);
    follower.await(of("line.completed", second));

    var ids = follower.read().stream().map(event -> event.path("id").asString()).toList();

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(follower.read()).hasSize(ids.size());
  }

  @Test
  void only_the_wanted_types_are_given_and_the_cursor_moves_all_the_same() {
    var sold = sell(shop);
    shop.cancel(sold, 1);
    told("line.cancelled", sold);
    var all = new Follower(shop);
    all.read();

    var cancelled = new Follower(shop, "&types=line.cancelled,statement.*");
    var kinds = cancelled.read().stream().map(event -> event.path("type").asString()).toList();

    assertThat(kinds).contains("line.cancelled").doesNotContain("line.completed");
    assertThat(cancelled.cursor()).isEqualTo(all.cursor());
  }

  @Test
  void a_time_says_where_to_begin() {
    var early = sell(shop);
    told("line.completed", early);
    Api.pause(Duration.ofMillis(5));
    var since = server.clock().instant();
    var late = sell(shop);
    told("line.completed", late);

    var page = shop.get("/events?since=" + since).json();

    assertThat(page.path("events").valueStream())
        .noneMatch(of("line.completed", early))
        .anyMatch(of("line.completed", late));
    var none = shop.get("/events?since=" + since.plus(DAY)).json();
    assertThat(none.path("events")).isEmpty();
    assertThat(none.path("cursor")).isEqualTo(page.path("cursor"));
  }

  @ParameterizedTest
  @CsvSource({
    "after=17, after",
    "since=yesterday, since",
    "types=line.sold, types",
    "page_size=0, page_size",
    "page_size=many, page_size",
    "after=0123456789abcdef-1&since=2026-11-30T12:00:00Z, since",
    "page_size=1&page_size=2, page_size"
  })
  void a_parameter_that_makes_no_sense_is_named(String query, String field) {
    var reply = shop.get("/events?" + query);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).contains(field);
  }

  @Test
  void a_cursor_of_another_log_says_how_to_begin_anew() {
    var reply = shop.get("/events?after=0123456789abcdef-0");

    assertThat(reply.status()).isEqualTo(410);
    assertThat(reply.errorName()).isEqualTo("CURSOR_EXPIRED");
    assertThat(reply.json().path("message").asString()).contains("begin anew");
  }

  @Test
  void after_30_days_events_are_gone_and_a_cursor_of_then_says_so() {
    try (var young = TestServer.start()) {
      var api = young.live();
      var begin = young.clock().instant();
      var cursor = api.get("/events").json().path("cursor").asString();
      var first = sell(api);
      new Follower(api).await(of("line.completed", first));
      young.clock().advance(EventDrawer.KEPT.minus(DAY));
      Api.pause(Duration.ofMillis(500));
      assertThat(api.get("/events?after=" + cursor).json().path("events")).isNotEmpty();

      young.clock().advance(DAY.plus(DAY));
      Follower.await(() -> api.get("/events").json().path("events").isEmpty());

      assertThat(api.get("/events?after=" + cursor).errorName()).isEqualTo("CURSOR_EXPIRED");
      assertThat(api.get("/events?since=" + begin).errorName()).isEqualTo("CURSOR_EXPIRED");
      var last = sell(api);
      var follower = new Follower(api);
      follower.await(of("line.completed", last));
      assertThat(follower.read()).hasSize(1);
    }
  }
}
