package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What becomes of what is under way when a server is told to stop.
class ShutdownTest {
  private static final String INSERTING = "%with asked as materialized%";

  /// It has two seconds for that. However slow the machine is today, once it is quick enough.
  @Test
  void a_registration_that_is_under_way_is_written_and_told() {
    try (var server = TestServer.start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long order = 1;
      while (!isTold(server, order, threads)) {
        server.restart();
        order++;
        assertThat(order).as("it is never told").isLessThan(10);
      }

      server.restart();
      assertThat(server.live().settled(order).status()).isEqualTo(200);
    }
  }

  private static boolean isTold(TestServer server, long order, Executor threads) {
    var shop = server.live();
    CompletableFuture<Api.Reply> reply;
    CompletableFuture<Void> closed;
    try (var lock = OpenTransaction.lockingLines(server.db())) {
      reply =
          CompletableFuture.supplyAsync(() -> shop.register(Purchase.of(PIANO, order, 1)), threads);
      lock.awaitWaiting(INSERTING, 1);
      closed = CompletableFuture.runAsync(server.app()::close, threads);
      Api.pause(Duration.ofMillis(200));
      assertThat(closed).isNotDone();
    }

    assertThat(closed).succeedsWithin(Duration.ofSeconds(60));
    try {
      assertThat(reply.join().status()).isEqualTo(201);
      return true;
    } catch (CompletionException hungUp) {
      return false;
    }
  }
}
