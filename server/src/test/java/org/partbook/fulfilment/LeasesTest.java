package org.partbook.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.db.Tx;

/// How long a server keeps a line that it works on (decision 0006): as long as it takes and no
/// longer, and only while nobody else has taken the line up.
class LeasesTest {
  private static final Duration LEASE = Duration.ofSeconds(10);

  /// Twice as often as lines are looked for.
  private static final Duration A_WHILE = Duration.ofMillis(1200);

  private final CountDownLatch answer = new CountDownLatch(1);
  @TempDir private Path folder;

  @Test
  void a_line_that_takes_longer_than_a_lease_is_not_taken_up_a_second_time() throws IOException {
    var pdf = pdf();
    try (var upstream =
            new ScriptedUpstream(exchange -> {
              await(answer);
              ScriptedUpstream.body(pdf).to(exchange);
            });
        var server = server(upstream)) {
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));
      await(() -> upstream.requests().size() == 1);
      var end = leaseEnd(server, 1);

      server.clock().advance(LEASE.dividedBy(2).minusSeconds(1));
      await(() -> leaseEnd(server, 1).isAfter(end));
      server.clock().advance(Duration.between(server.clock().instant(), end));
      Api.pause(A_WHILE);

      assertThat(upstream.requests()).hasSize(1);
      answer.countDown();
      assertThat(server.live().settled(1).status()).isEqualTo(200);
    } finally {
      answer.countDown();
    }
  }

  @Test
  void who_has_lost_a_line_to_somebody_else_does_not_keep_it_from_them() throws IOException {
    try (var upstream = new ScriptedUpstream(_ -> await(answer));
        var server = server(upstream)) {
      for (long order = 1; order <= 4; order++) {
        server.live().register(Purchase.of(WITHOUT_FILE, order, 1));
      }
      await(() -> upstream.requests().size() == 4);

      // As another server that takes it up, a publisher that has it tried once more, several
      // servers that took it up. Nobody takes them up meanwhile.
      var later = ", due_at = due_at + interval '1 hour'";
      server
          .db()
          .transact(tx -> {
            change(tx, "attempts = order_job.attempts + 1" + later, 2);
            change(tx, "epoch = order_job.epoch + 1" + later, 3);
            change(tx, "attempts = order_job.attempts + 5" + later, 4);
          });
      var mine = leaseEnd(server, 1);
      var taken = leaseEnd(server, 2);
      var retried = leaseEnd(server, 3);
      var takenAgain = leaseEnd(server, 4);
      await(() -> leaseEnd(server, 1).isAfter(mine));

      assertThat(leaseEnd(server, 2)).isEqualTo(taken);
      assertThat(leaseEnd(server, 3)).isEqualTo(retried);
      assertThat(leaseEnd(server, 4)).isEqualTo(takenAgain);
    } finally {
      answer.countDown();
    }
  }

  @Test
  void a_line_that_is_cancelled_while_it_is_settled_stays_cancelled() throws IOException {
    var pdf = pdf();
    try (var upstream =
            new ScriptedUpstream(exchange -> {
              await(answer);
              ScriptedUpstream.body(pdf).to(exchange);
            });
        var server = server(upstream)) {
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));
      await(() -> upstream.requests().size() == 1);

      try (var cancellation =
          OpenTransaction.of(
              server.db(), "update order_line set status = 'CANCELLED', epoch = epoch + 1")) {
        answer.countDown();
        cancellation.awaitWaiting("%with outcome%", 1);
      }
      server.app().close();

      server.restart();
      var line = server.live().info(1).json().get(0);
      assertThat(line.path("status").asString()).isEqualTo("CANCELLED");
    } finally {
      answer.countDown();
    }
  }

  @Test
  void a_line_that_somebody_else_holds_up_holds_up_no_other() throws IOException {
    try (var upstream = new ScriptedUpstream(_ -> await(answer));
        var server = server(upstream)) {
      var shop = server.live();
      shop.register(Purchase.of(WITHOUT_FILE, 1, 1));
      shop.register(Purchase.of(WITHOUT_FILE, 2, 1));
      await(() -> upstream.requests().size() == 2);
      server.addProcessing(3);
      server.db().transact(tx -> change(tx, "due_at = now() + interval '5 seconds'", 3));

      // Of the three, the first is worked on, and the third is due.
      try (var held =
          OpenTransaction.of(
              server.db(),
              """
              update order_job set failure = 'X' from order_line
              where id = line_id and order_id in (1, 3)
              """)) {
        server.clock().advance(Duration.ofSeconds(5));
        var mine = leaseEnd(server, 2);
        shop.register(Purchase.of(PIANO, 4, 1));
        assertThat(shop.settled(4).status()).isEqualTo(200);
        await(() -> leaseEnd(server, 2).isAfter(mine));
        assertThat(held.waiting("%order_job%")).isZero();
      }
      assertThat(shop.settled(3).status()).isEqualTo(200);
    } finally {
      answer.countDown();
    }
  }

  @Test
  void an_upstream_that_never_comes_to_an_end_is_broken_off_and_asked_again() throws Exception {
    var pdf = pdf();
    var brokenOff = new CountDownLatch(1);
    try (var upstream =
            new ScriptedUpstream(
                exchange -> {
                  sendWithoutEnd(exchange);
                  brokenOff.countDown();
                },
                ScriptedUpstream.body(pdf));
        var server = server(upstream)) {
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));
      await(() -> upstream.requests().size() == 1);
      assertThat(brokenOff.await(A_WHILE.toMillis(), TimeUnit.MILLISECONDS)).isFalse();

      server.clock().advance(Duration.ofMinutes(30));

      assertThat(brokenOff.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(server.live().settled(1).status()).isEqualTo(200);
    } finally {
      answer.countDown();
    }
  }

  /// Until the other side has closed the connection, or the test is over.
  private void sendWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      while (answer.getCount() > 0) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        Api.pause(Duration.ofMillis(20));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static Instant leaseEnd(TestServer server, long order) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                "select due_at from order_job join order_line on id = line_id where order_id = ?",
                row -> Tx.instant(row, "due_at"),
                order))
        .orElseThrow();
  }

  private static void change(Tx tx, String what, long order) {
    tx.update(
        "update order_job set " + what + " from order_line where id = line_id and order_id = ?",
        order);
  }

  private static TestServer server(ScriptedUpstream upstream) {
    return TestServer.start(
        Map.of("PARTBOOK_UPSTREAM_URL", upstream.url(), "PARTBOOK_UPSTREAM_TIMEOUT", "1m"));
  }

  private byte[] pdf() throws IOException {
    var file = folder.resolve("upstream.pdf");
    TestAssets.writePdf(file, 1);
    return Files.readAllBytes(file);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 1500 && !condition.getAsBoolean(); i++) {
      Api.pause(Duration.ofMillis(20));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
