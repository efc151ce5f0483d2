package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What becomes of what is under way when a server is told to stop.
class ShutdownTest {
  private static final String INSERTING = "%with asked as materialized%";

  @Test
  void a_registration_that_is_under_way_is_written_and_told() {
    try (var server = TestServer.start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var shop = server.live();
      CompletableFuture<Api.Reply> reply;
      CompletableFuture<Void> closed;
      try (var lock = OpenTransaction.lockingLines(server.db())) {
        reply =
            CompletableFuture.supplyAsync(() -> shop.register(Purchase.of(PIANO, 1, 1)), threads);
        lock.awaitWaiting(INSERTING, 1);
        closed = CompletableFuture.runAsync(server.app()::close, threads);
        Api.pause(Duration.ofMillis(200));
        assertThat(closed).isNotDone();
      }

      assertThat(reply).succeedsWithin(Duration.ofSeconds(20));
      assertThat(reply.join().status()).isEqualTo(201);
      assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
      server.restart();
      assertThat(server.live().settled(1).status()).isEqualTo(200);
    }
  }
}
