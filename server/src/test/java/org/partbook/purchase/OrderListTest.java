package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestLine;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.ledger.Actor;
import tools.jackson.databind.JsonNode;

/// A vendor's list of its own orders.
class OrderListTest {
  private static TestServer server;
  private static int vendors;

  private Vendor vendor;
  private Api shop;
  private Api sandbox;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open_a_shop() {
    vendor = server.vendors().add("Shop No. " + ++vendors, true);
    shop = server.api(vendor, Environment.LIVE);
    sandbox = server.api(vendor, Environment.SANDBOX);
  }

  private Reply list(String query) {
    return shop.get("/purchase/orders?" + query);
  }

  private static List<JsonNode> lines(Reply page) {
    return page.json()
        .path("orders")
        .valueStream()
        .flatMap(order -> order.path("lines").valueStream())
        .toList();
  }

  private static List<String> ids(Reply page) {
    return lines(page).stream()
        .map(line -> line.path("order_id").asLong() + "/" + line.path("order_line_id").asLong())
        .toList();
  }

  private void sell(long order, long line) {
    assertThat(shop.register(Purchase.of(PIANO, order, line)).status()).isEqualTo(201);
  }

  private static String encoded(Instant time) {
    return URLEncoder.encode(time.toString(), StandardCharsets.UTF_8);
  }

  @Test
  void everything_is_told_of_a_line_and_what_became_of_it() {
    var begun = server.clock().instant();
    sell(777, 1);
    sell(777, 2);
    sell(777, 3);
    shop.register(Purchase.of(WITHOUT_FILE, 777, 4).with("line_item_price", 5));
    shop.settled(777);
    assertThat(Api.open(shop.downloadUrl(777, 2).json().path("url").asString()).statusCode())
        .isEqualTo(200);
    assertThat(shop.cancel(777, 3).status()).isEqualTo(201);
    var orders = new Orders(server.db(), server.clock(), Duration.ofHours(1));
    new Amendments(server.db(), server.clock(), Actor.operator("anna"))
        .refund(orders.find(new OrderId(777)).get(1), Optional.empty(), true, "damaged");

    var page = list("");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("X-Environment")).isEqualTo("live");
    assertThat(page.json().path("orders")).hasSize(1);
    assertThat(ids(page)).containsExactly("777/1", "777/2", "777/3", "777/4");
    var sold = lines(page).getFirst();
    assertThat(sold.path("asset_id").asLong()).isEqualTo(PIANO);
    assertThat(sold.path("title").asString()).isEqualTo("Träumerei");
    assertThat(sold.path("customer").asString()).isEqualTo("Clara Wieck");
    assertThat(sold.path("status").asString()).isEqualTo("COMPLETED");
    var registered = Instant.parse(sold.path("registered_at").asString());
    assertThat(registered).isAfterOrEqualTo(begun.minusMillis(1));
    assertThat(Instant.parse(sold.path("cancellable_until").asString()))
        .isEqualTo(registered.plus(Duration.ofDays(14)));
    assertThat(sold.path("delivered_at").isNull()).isTrue();
    var delivered = lines(page).get(1);
    assertThat(delivered.path("delivered_at").isString()).isTrue();
    assertThat(delivered.path("cancellable_until").isNull()).isTrue();
    assertThat(delivered.path("refunded_quantity").asInt()).isEqualTo(1);
    assertThat(delivered.path("ended").asBoolean()).isTrue();
    var cancelled = lines(page).get(2);
    assertThat(cancelled.path("status").asString()).isEqualTo("CANCELLED");
    assertThat(cancelled.path("cancelled_at").isString()).isTrue();
    assertThat(cancelled.path("cancellable_until").isNull()).isTrue();
    var failed = lines(page).get(3);
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("flags").valueStream().map(JsonNode::asString))
        .containsExactly("mismatch");

    server.clock().advance(Duration.ofDays(15));
    assertThat(lines(list("")).getFirst().path("cancellable_until").isNull()).isTrue();
  }

  @Test
  void pages_go_through_all_lines_once_in_the_order_of_their_registration() {
    var expected = new ArrayList<String>();
    for (long order = 40; order > 17; order--) {
      sell(order, 1);
      sell(order, 2);
      expected.add(order + "/1");
      expected.add(order + "/2");
    }
    server.clock().advance(Duration.ofMinutes(5));

    var told = new ArrayList<String>();
    var cursor = "";
    while (true) {
      var page = list("page_size=7" + cursor);
      told.addAll(ids(page));
      assertThat(lines(page)).hasSizeLessThanOrEqualTo(7);
      cursor = "&after=" + page.json().path("cursor").asString();
      if (!page.json().path("more").asBoolean()) {
        break;
      }
    }

    assertThat(told).isEqualTo(expected);
    assertThat(lines(list("page_size=7" + cursor))).isEmpty();
    sell(99, 1);
    assertThat(ids(list("page_size=7" + cursor))).containsExactly("99/1");
  }

  /// A line has its time before it is stored; another one may be stored first.
  @Test
  void a_line_that_appears_late_is_not_missed_by_who_goes_on_from_the_end() {
    sell(1, 1);
    var end = list("");
    assertThat(end.json().path("more").asBoolean()).isFalse();
    TestLine.of(vendor, 2).insertInto(server.db(), server.clock().instant().minusSeconds(10));

    assertThat(ids(list("after=" + end.json().path("cursor").asString())))
        .containsExactly("2/1", "1/1");
  }

  @Test
  void nobody_sees_what_is_another_vendors_or_of_the_other_environment() {
    sell(1, 1);
    server.other().register(Purchase.of(PIANO, 2, 1));
    sandbox.register(Purchase.of(PIANO, 3, 1));

    assertThat(ids(list(""))).containsExactly("1/1");
    assertThat(ids(server.other().get("/purchase/orders"))).containsExactly("2/1");
    assertThat(ids(sandbox.get("/purchase/orders"))).containsExactly("3/1");
    assertThat(server.withoutToken().get("/purchase/orders").status()).isEqualTo(401);
  }

  @Test
  void a_cursor_of_another_vendor_or_of_the_other_environment_is_refused() {
    sell(1, 1);
    var cursor = list("").json().path("cursor").asString();
    assertThat(list("after=" + cursor).status()).isEqualTo(200);

    for (var stranger : List.of(server.other(), sandbox)) {
      var refused = stranger.get("/purchase/orders?after=" + cursor);
      assertThat(refused.status()).isEqualTo(410);
      assertThat(refused.errorName()).isEqualTo("CURSOR_EXPIRED");
    }
  }

  @Test
  void times_and_a_status_choose_lines() {
    sell(1, 1);
    server.clock().advance(Duration.ofHours(1));
    var first = server.clock().instant();
    sell(2, 1);
    sell(2, 2);
    shop.cancel(2, 2);
    server.clock().advance(Duration.ofHours(1));
    var second = server.clock().instant();
    sell(3, 1);

    assertThat(ids(list("from=" + encoded(first)))).containsExactly("2/1", "2/2", "3/1");
    assertThat(ids(list("to=" + encoded(second)))).containsExactly("1/1", "2/1", "2/2");
    assertThat(ids(list("from=" + encoded(first) + "&to=" + encoded(second) + "&status=cancelled")))
        .containsExactly("2/2");
    assertThat(ids(list("status=COMPLETED&page_size=2"))).containsExactly("1/1", "2/1");
    assertThat(ids(list("status=FAILED"))).isEmpty();
    var registered = lines(list("")).getFirst().path("registered_at").asString();
    assertThat(ids(list("to=" + encoded(Instant.parse(registered))))).isEmpty();
    assertThat(ids(list("to=" + encoded(Instant.parse(registered).plusNanos(1000)))))
        .containsExactly("1/1");
    assertThat(ids(list("from=2020-01-01T02:00:00%2B02:00&to=2020-01-02T00:00:00Z"))).isEmpty();
  }

  /// Among ten thousand others: so many are looked at for a page.
  @Test
  void a_rare_status_is_found_however_far_behind_on_pages_that_may_be_empty() {
    server
        .db()
        .transact(tx ->
            tx.update(
                """
                insert into order_line (vendor_id, environment, order_id, order_line_id, asset_id,
                  customer, country_code, quantity, unit_price, line_item_price, price_mismatch,
                  status, attempts, registered_at, completed_at)
                select ?, 'live', 1, n, 1001, 'Clara', 'US', 1, 1, 1, false, 'COMPLETED', 1,
                  now() - interval '2 days', now()
                from generate_series(1, 20005) as n
                """,
                vendor.id().value()));
    TestLine.of(vendor, 2)
        .status(LineStatus.FAILED)
        .insertInto(server.db(), server.clock().instant().minus(Duration.ofDays(1)));

    var found = new ArrayList<String>();
    var cursor = "";
    int pages = 0;
    while (true) {
      var page = list("status=FAILED" + cursor);
      found.addAll(ids(page));
      pages++;
      cursor = "&after=" + page.json().path("cursor").asString();
      if (!page.json().path("more").asBoolean()) {
        break;
      }
    }

    assertThat(found).containsExactly("2/1");
    assertThat(pages).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "from=yesterday                                      | from",
        "from=2026-11-01                                     | from",
        "to=1999-01-01T00:00:00Z                             | to",
        "from=2026-11-02T00:00:00Z&to=2026-11-02T00:00:00Z   | to",
        "from=2026-11-01T00:00:00Z&from=2026-11-01T00:00:00Z | from",
        "status=READY                                        | status",
        "after=x                                             | after",
        "page_size=0                                         | page_size",
      })
  void what_is_wrong_with_a_query_is_named(String query, String field) {
    var reply = list(query);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly(field);
  }

  @Test
  void a_cursor_does_not_tell_how_many_lines_there_are() {
    sell(1, 1);
    server.clock().advance(Duration.ofMinutes(5));

    var first = list("").json().path("cursor").asString();

    long number =
        server
            .db()
            .ask(tx ->
                tx.one(
                    "select id from order_line where vendor_id = ?",
                    row -> row.getLong(1),
                    vendor.id().value()))
            .orElseThrow();
    var bytes = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(first));
    assertThat(bytes).doesNotContain(HexFormat.of().toHexDigits(number));
    var link = shop.downloadUrl(1, 1).json().path("url").asString();
    var stranger = link.substring(link.lastIndexOf('/') + 1);
    assertThat(list("after=" + stranger).errorFields()).containsExactly("after");
  }

  @Test
  void without_both_times_there_are_no_sums_and_the_sandbox_owes_nothing() {
    sell(1, 1);
    sandbox.register(Purchase.of(PIANO, 3, 1));
    var all = "from=2020-01-01T00:00:00Z&to=2020-12-01T00:00:00Z";

    assertThat(list("").json().path("sums").isNull()).isTrue();
    assertThat(list("from=2020-01-01T00:00:00Z").json().path("sums").isNull()).isTrue();
    assertThat(
            list("from=2020-01-01T00:00:00Z&to=2022-01-01T00:00:00Z").json().path("sums").isNull())
        .isTrue();
    assertThat(list(all).json().path("sums").path("currencies")).isEmpty();
    var now = server.clock().instant();
    var today = "from=" + encoded(now.minusSeconds(3600)) + "&to=" + encoded(now.plusSeconds(3600));
    var sum = list(today).json().path("sums").path("currencies").get(0);
    assertThat(sum.path("currency").isNull()).isTrue();
    assertThat(sum.path("sold").path("copies").asInt()).isEqualTo(1);
    assertThat(sum.path("net").isNull()).isTrue();
    assertThat(
            server
                .sandbox()
                .get("/purchase/orders?" + today)
                .json()
                .path("sums")
                .path("currencies"))
        .isEmpty();
  }
}
