package org.partbook.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.OpenTransaction;
import org.partbook.TestLine;
import org.partbook.TestServer;

class HealthTest {
  @Test
  void each_component_is_named_and_healthy() {
    try (var server = TestServer.start()) {
      var reply = server.withoutToken().get("/health");

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text())
          .isEqualTo(
              "[{\"name\":\"database\",\"health\":true},{\"name\":\"blob_store\",\"health\":true},"
                  + "{\"name\":\"fulfilment\",\"health\":true}]");
    }
  }

  @Test
  void a_load_balancer_may_ask_with_head() {
    try (var server = TestServer.start()) {
      var api = server.withoutToken();

      var reply = Api.sendUnchecked(api.request("/health").method("HEAD", BodyPublishers.noBody()));

      assertThat(reply.statusCode()).isEqualTo(200);
      assertThat(reply.body()).isEmpty();
    }
  }

  @Test
  void a_folder_that_cannot_be_written_to_is_told() throws IOException {
    try (var server = TestServer.start()) {
      var blobs = server.data().resolve("blobs");
      Files.move(blobs, server.data().resolve("moved"));

      await(() -> !health(server.withoutToken(), "blob_store"));
      var unready = server.withoutToken().get("/readyz");
      assertThat(unready.status()).isEqualTo(503);
      assertThat(unready.header("Retry-After")).isNotEmpty();
      assertThat(unready.json().path("name").asString()).isEqualTo("NOT_READY");
      assertThat(unready.json().path("message").asString()).contains("blob_store");
      assertThat(server.withoutToken().get("/livez").status()).isEqualTo(200);
      Files.move(server.data().resolve("moved"), blobs);
      await(() -> health(server.withoutToken(), "blob_store"));
      assertThat(server.withoutToken().get("/readyz").status()).isEqualTo(200);
    }
  }

  @Test
  void a_line_that_nobody_takes_up_is_told() throws Exception {
    try (var server = TestServer.start()) {
      TestLine.of(server.shop(), 1)
          .dueIn(Duration.ofHours(1))
          .insertInto(server.db(), server.clock().instant());
      assertThat(health(server.withoutToken(), "fulfilment")).isTrue();

      // A row that stays locked is like a server that hangs while it works on the line.
      try (var executor = Executors.newSingleThreadExecutor()) {
        var locked = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var unlocked = executor.submit(() -> lockTheLine(server, locked, asked));
        locked.await();
        server.clock().advance(Duration.ofMinutes(62));
        await(() -> !health(server.withoutToken(), "fulfilment"));
        // It can sell all the same.
        assertThat(server.withoutToken().get("/readyz").status()).isEqualTo(200);
        asked.countDown();
        assertThat(unlocked.get()).isTrue();
      }
    }
  }

  @Test
  void what_hangs_is_told_and_keeps_nobody_waiting() {
    try (var server = TestServer.start();
        var lock =
            OpenTransaction.of(server.db(), "lock table order_job in access exclusive mode")) {
      await(() -> !health(server.withoutToken(), "fulfilment"));

      assertThat(health(server.withoutToken(), "database")).isTrue();
      assertThat(lock.waiting("%order_job%")).isPositive();
    }
  }

  @Test
  void three_thousand_at_once_all_hear_that_a_healthy_server_is_healthy() throws Exception {
    try (var server = TestServer.start();
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var paths = List.of("/health", "/readyz", "/livez");
      var answers = new ArrayList<Future<String>>();
      for (int i = 0; i < 3_000; i++) {
        var request =
            HttpRequest.newBuilder(server.app().uri().resolve(paths.get(i % paths.size()))).build();
        answers.add(
            threads.submit(() -> {
              var answer = client.send(request, BodyHandlers.ofString());
              return answer.statusCode() + " " + answer.body();
            }));
      }

      for (var answer : answers) {
        assertThat(answer.get()).startsWith("200 ").doesNotContain("false");
      }
    }
  }

  private static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it isn't told").isLessThan(deadline);
      Api.pause(Duration.ofMillis(50));
    }
  }

  private static boolean lockTheLine(
      TestServer server, CountDownLatch locked, CountDownLatch asked) {
    return server
        .db()
        .inTransaction(tx -> {
          tx.list("select line_id from order_job for update", row -> row.getLong(1));
          locked.countDown();
          try {
            return asked.await(90, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static boolean health(Api api, String component) {
    return api.get("/health")
        .json()
        .valueStream()
        .filter(item -> item.path("name").asString().equals(component))
        .findAny()
        .orElseThrow()
        .path("health")
        .asBoolean();
  }
}
