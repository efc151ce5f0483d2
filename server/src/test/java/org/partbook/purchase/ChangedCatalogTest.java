package org.partbook.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// Assets that were sold before are remembered. What changes of them counts at the next sale all
/// the same, whoever changes it.
class ChangedCatalogTest {
  private static TestServer server;
  private static Api shop;
  private static long order = 100;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void changeBack() {
    change("withdrawn = false, min_qty = 1, fingerprint = 'as it was'");
  }

  @Test
  void what_is_at_hand_is_completed_with_its_registration() {
    assertThat(shop.register(Purchase.of(PIANO, ++order, 1)).status()).isEqualTo(201);

    assertThat(shop.info(order).status()).isEqualTo(200);
    assertThat(ledger(order)).isEqualTo("REGISTERED COMPLETED");
  }

  @Test
  void an_asset_that_was_withdrawn_by_hand_is_not_sold_any_more() {
    shop.register(Purchase.of(PIANO, ++order, 1));
    change("withdrawn = true");

    var refused = shop.register(Purchase.of(PIANO, ++order, 1));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("is withdrawn from sale");
    assertThat(shop.info(order).status()).isEqualTo(404);
  }

  @Test
  void an_asset_that_was_changed_is_sold_on_its_new_terms() {
    shop.register(Purchase.of(PIANO, ++order, 1));
    change("min_qty = 3, fingerprint = 'other'");

    var refused = shop.register(Purchase.of(PIANO, ++order, 1));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("must be 3 or more");

    change("min_qty = 1, fingerprint = 'another'");
    assertThat(shop.register(Purchase.of(PIANO, order, 1)).status()).isEqualTo(201);
  }

  @Test
  void a_part_is_sold_on_the_terms_of_today_of_its_ensemble() {
    var parts = Purchase.of(QUARTET, ++order, 1).withParts(2001, 1, 2002, 2);
    assertThat(shop.register(parts).status()).isEqualTo(201);
    changeOf(QUARTET, "withdrawn = true");
    try {
      var later = Purchase.of(QUARTET, ++order, 1).withParts(2001, 1, 2002, 2);
      assertThat(shop.register(later).status()).isEqualTo(422);
      assertThat(shop.info(order).status()).isEqualTo(404);
    } finally {
      changeOf(QUARTET, "withdrawn = false");
    }
  }

  /// As while a migration changes it; what was held against it before may have changed by then.
  @Test
  void who_registers_while_the_catalogue_is_locked_waits_and_is_held_against_what_it_is_then()
      throws Exception {
    shop.register(Purchase.of(PIANO, ++order, 1));
    var locking = "lock table asset in access exclusive mode";
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Api.Reply> sold;
      try (var lock = OpenTransaction.of(server.db(), locking)) {
        sold = threads.submit(() -> shop.register(Purchase.of(PIANO, ++order, 1)));
        lock.awaitWaiting("%with asked as materialized%", 1);
        assertThat(sold.isDone()).isFalse();
      }
      assertThat(sold.get().status()).isEqualTo(201);

      Future<Api.Reply> refused;
      var withdrawing = locking + "; update asset set withdrawn = true where asset_id = " + PIANO;
      try (var lock = OpenTransaction.of(server.db(), withdrawing)) {
        refused = threads.submit(() -> shop.register(Purchase.of(PIANO, ++order, 1)));
        lock.awaitWaiting("%with asked as materialized%", 1);
      }
      assertThat(refused.get().status()).isEqualTo(422);
    }
  }

  private static void change(String what) {
    changeOf(PIANO, what);
  }

  private static void changeOf(long asset, String what) {
    server
        .db()
        .transact(tx -> tx.update("update asset set " + what + " where asset_id = ?", asset));
  }

  private static String ledger(long order) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                """
                select string_agg(
                  case when body like '%"completed":true%' then kind || ' COMPLETED' else kind end,
                  ' ' order by journal.id)
                from journal join order_line on order_line.id = line_id
                where order_id = ?
                """,
                row -> row.getString(1), order))
        .orElseThrow();
  }
}
