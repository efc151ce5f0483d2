package org.partbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestServer;

/// The report looks on: whatever becomes of it, purchases go on as if it weren't there.
class ObserverTest {
  /// More than the server has connections.
  private static final int MANY = 24;

  @Test
  void what_can_not_be_noted_is_left_out_and_the_purchase_goes_on() {
    try (var server = TestServer.start()) {
      var shop = server.sandbox();
      server.db().transact(tx -> tx.run("alter table sandbox_memory rename to gone"));

      assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);
      assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(409);
      assertThat(shop.settled(1).status()).isEqualTo(200);
      assertThat(shop.downloadUrl(1, 1).status()).isEqualTo(200);
      assertThat(shop.cancel(1, 1).status()).isEqualTo(201);
    }
  }

  @Test
  void a_report_that_hangs_holds_up_no_live_purchase_and_none_of_the_sandbox_for_long() {
    try (var server = TestServer.start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = server.live();
      var sandbox = server.sandbox();
      var replies = new ArrayList<CompletableFuture<Api.Reply>>();
      try (var lock =
          OpenTransaction.of(server.db(), "lock table sandbox_memory in access exclusive mode")) {
        for (long order = 1; order <= MANY; order++) {
          var purchase = Purchase.of(PIANO, order, 1);
          replies.add(CompletableFuture.supplyAsync(() -> sandbox.register(purchase), threads));
        }
        lock.awaitWaiting("%sandbox_memory%", 4);
        Api.pause(Duration.ofMillis(500));

        // Who has waited for too long may just make room for another.
        assertThat(lock.waiting("%sandbox_memory%")).isLessThanOrEqualTo(4);
        assertThat(CompletableFuture.supplyAsync(() -> shop.register(Purchase.of(PIANO, 1, 1))))
            .succeedsWithin(Duration.ofSeconds(20))
            .extracting(Api.Reply::status)
            .isEqualTo(201);
      }

      assertThat(replies).allSatisfy(reply -> assertThat(reply.join().status()).isEqualTo(201));
    }
  }
}
