package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;
import static org.partbook.TestAssets.UNKNOWN;
import static org.partbook.TestAssets.WITHDRAWN;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.ledger.Actor;
import org.partbook.monitoring.Scrape;

/// What a 409 says: whether the line that exists is this very sale.
class SameRequestTest {
  private static final String INSERTING = "%with asked as materialized%";
  private static final String BUYER_IN_US = "203.0.113.9";

  private static TestServer server;
  private static Api shop;
  private static Api sandbox;
  private static long order = 11_000;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_METRICS_PORT", "0"));
    shop = server.live();
    sandbox = server.sandbox();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_repetition_is_the_same_request() {
    shop.register(Purchase.of(PIANO, ++order, 1));

    assertThat(same(Purchase.of(PIANO, order, 1))).isTrue();
    assertThat(same(Purchase.of(PIANO, order, 1).with("line_item_price", new BigDecimal("3.9500"))))
        .isTrue();
  }

  @Test
  void prices_are_compared_as_they_are_stored() {
    shop.register(Purchase.of(PIANO, ++order, 1).with("line_item_price", 2.97));

    var binary = new BigDecimal("2.9699999999999998");
    assertThat(same(Purchase.of(PIANO, order, 1).with("line_item_price", binary))).isTrue();
  }

  @Test
  void a_shop_that_repeats_itself_knows_nothing_of_a_name_that_was_mended_or_erased() {
    shop.register(Purchase.of(PIANO, ++order, 1).with("customer", "Klara Schumann"));
    shop.settled(order);
    var anna = Actor.operator("anna");
    var amendments = new Amendments(server.db(), server.clock(), anna);
    var orders = new Orders(server.db(), server.clock(), Duration.ofHours(1), anna);

    amendments.rename(line(orders), "Clara Schumann", "typing mistake");
    assertThat(same(Purchase.of(PIANO, order, 1).with("customer", "Klara Schumann"))).isTrue();
    assertThat(same(Purchase.of(PIANO, order, 1).with("customer", "Clara Schumann"))).isTrue();
    assertThat(same(Purchase.of(PIANO, order, 1).with("customer", "Robert"))).isFalse();
    amendments.erase(line(orders), "asked for it");
    assertThat(same(Purchase.of(PIANO, order, 1).with("customer", "Klara Schumann"))).isTrue();
    assertThat(
            same(
                Purchase.of(PIANO, order, 1)
                    .with("customer", "Klara Schumann")
                    .with("quantity", 2)))
        .isFalse();
  }

  private static OrderLine line(Orders orders) {
    return orders.find(new OrderId(order)).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "asset_id, 1002",
    "asset_id, 1003",
    "asset_id, 1004",
    "asset_id, 999999",
    "quantity, 2",
    "quantity, 0",
    "unit_price, 3.96",
    "line_item_price, 3.94",
  })
  void another_asset_quantity_or_price_is_another_sale(String field, BigDecimal value) {
    shop.register(Purchase.of(PIANO, ++order, 1));

    assertThat(same(Purchase.of(PIANO, order, 1).with(field, value))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"country_code, DE", "country_code, xx", "customer, Robert Schumann", "customer, ''"})
  void another_country_or_buyer_is_another_sale(String field, String value) {
    shop.register(Purchase.of(PIANO, ++order, 1));

    assertThat(same(Purchase.of(PIANO, order, 1).with(field, value))).isFalse();
  }

  @Test
  void a_request_that_would_be_refused_today_is_the_same_if_it_says_the_same() {
    shop.register(Purchase.of(AMERICAN, ++order, 1));
    server
        .db()
        .transact(
            tx -> tx.update("update asset set withdrawn = true where asset_id = ?", AMERICAN));
    try {
      assertThat(same(Purchase.of(AMERICAN, order, 1))).isTrue();
      assertThat(same(Purchase.of(AMERICAN, order, 1).with("customer", "Another"))).isFalse();
      assertThat(same(Purchase.of(WITHDRAWN, order, 1))).isFalse();
      assertThat(same(Purchase.of(UNKNOWN, order, 1))).isFalse();
    } finally {
      server
          .db()
          .transact(
              tx -> tx.update("update asset set withdrawn = false where asset_id = ?", AMERICAN));
    }
  }

  @Test
  void tokens_are_compared_by_what_they_stand_for_also_after_they_have_expired() {
    var token = sandbox.validate(PIANO, BUYER_IN_US, 1).json().path("token").asString();
    var three = sandbox.validate(PIANO, BUYER_IN_US, 3).json().path("token").asString();
    sandbox.register(Purchase.validated(token, ++order, 1));

    assertThat(same(sandbox, Purchase.validated(token, order, 1))).isTrue();
    assertThat(same(sandbox, Purchase.of(PIANO, order, 1))).isTrue();
    assertThat(same(sandbox, Purchase.validated(three, order, 1))).isFalse();
    assertThat(same(sandbox, Purchase.validated(token, order, 1).with("quantity", 3))).isFalse();
    assertThat(same(sandbox, Purchase.validated("forged", order, 1))).isFalse();

    server.clock().advance(Duration.ofHours(1));
    assertThat(same(sandbox, Purchase.validated(token, order, 1))).isTrue();
    assertThat(same(sandbox, Purchase.validated(three, order, 1))).isFalse();
  }

  @Test
  void of_parts_all_lines_must_be_the_same() {
    shop.register(Purchase.of(QUARTET, ++order, 1).withParts(2001, 1, 2002, 2));

    assertThat(same(Purchase.of(QUARTET, order, 1).withParts(2001, 1, 2002, 2))).isTrue();
    assertThat(same(Purchase.of(QUARTET, order, 1).withParts(2002, 2, 2001, 1)))
        .as("the odd cent belongs to another part")
        .isFalse();
    assertThat(same(Purchase.of(QUARTET, order, 1).withParts(2001, 1, 2003, 2))).isFalse();
    assertThat(same(Purchase.of(QUARTET, order, 1).withParts(2001, 1, 2002, 3))).isFalse();
    assertThat(same(Purchase.of(QUARTET, order, 1).withParts(2001, 1, 2002, 2, 2003, 3))).isFalse();
    assertThat(same(Purchase.of(QUARTET, order, 1))).isFalse();
  }

  @Test
  void those_that_meet_in_one_batch_are_told_as_well() throws Exception {
    order++;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies = new ArrayList<Future<Api.Reply>>();
      try (var lock = OpenTransaction.lockingLines(server.db())) {
        replies.add(threads.submit(() -> shop.register(Purchase.of(PIANO, order, 99))));
        lock.awaitWaiting(INSERTING, 1);
        IntStream.range(0, 6)
            .forEach(i ->
                replies.add(
                    threads.submit(() -> {
                      var name = i % 2 == 0 ? "Even" : "Odd";
                      return shop.register(Purchase.of(PIANO, order, 1).with("customer", name));
                    })));
        Scrape.until(server, now -> now.value("partbook_registrations_waiting") == 6);
      }
      for (var reply : replies) {
        reply.get();
      }
      var winner = shop.settled(order).json().get(0).path("customer").asString();
      for (int i = 0; i < 6; i++) {
        var reply = replies.get(i + 1).get();
        if (reply.status() == 409) {
          assertThat(reply.json().path("same_request").asBoolean())
              .isEqualTo(winner.equals(i % 2 == 0 ? "Even" : "Odd"));
        }
      }
      assertThat(replies.stream().filter(reply -> reply.resultNow().status() == 409)).hasSize(5);
    }
  }

  private static boolean same(Purchase purchase) {
    return same(shop, purchase);
  }

  private static boolean same(Api vendor, Purchase purchase) {
    var reply = vendor.register(purchase);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.json().path("same_request").isBoolean()).isTrue();
    return reply.json().path("same_request").asBoolean();
  }
}
