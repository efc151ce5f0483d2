package org.partbook.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestDatabase;
import org.partbook.TestServer;
import org.partbook.fault.site.Ports;
import org.partbook.postgres.EmbeddedPostgres;

/// What callers see while the database is away, and after it has come back.
class OutageTest {
  @TempDir private Path folder;

  @Test
  void without_its_database_the_server_says_so_and_afterwards_goes_on() throws Exception {
    var port = Ports.free();
    var options = TestDatabase.OPTIONS.withPorts(() -> port);
    var postgres = EmbeddedPostgres.serve(folder, options);
    try (var server = TestServer.on(TestDatabase.url(postgres), Map.of())) {
      var shop = server.live();
      shop.register(Purchase.of(PIANO, 1, 1));
      var link = shop.settled(1).json().get(0).path("download_url").asString();

      postgres.close();
      var requests = new ArrayList<>(operations(shop));
      requests.add(() -> check(shop));
      var replies = allAtOnce(requests);
      while (shop.get("/readyz").status() == 200) {
        Api.pause(Duration.ofMillis(50));
      }
      var health = shop.get("/health");
      var download = Api.open(link);
      postgres = EmbeddedPostgres.serve(folder, options);
      while (shop.get("/readyz").status() != 200) {
        Api.pause(Duration.ofMillis(50));
      }

      assertThat(replies)
          .allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("Retry-After")).isNotEmpty();
            assertThat(reply.text()).doesNotContain("Exception", "jdbc", "127.0.0.1");
          });
      assertThat(health.status()).isEqualTo(200);
      assertThat(health.json().valueStream().filter(i -> !i.path("health").asBoolean()))
          .extracting(item -> item.path("name").asString())
          .contains("database");
      assertThat(download.statusCode()).isEqualTo(503);
      assertThat(replies.getLast().text()).contains("<h1", "Please try again");
      var again = server.live();
      assertThat(onceAvailable(() -> again.register(Purchase.of(PIANO, 2, 1)))).isEqualTo(201);
      assertThat(again.settled(2).status()).isEqualTo(200);
    } finally {
      postgres.close();
    }
  }

  @Test
  void one_that_hangs_is_refused_and_used_again_when_it_goes_on() throws Exception {
    try (var postgres = EmbeddedPostgres.serve(folder, TestDatabase.OPTIONS);
        var server = TestServer.on(TestDatabase.url(postgres), Map.of())) {
      var shop = server.live();
      shop.register(Purchase.of(PIANO, 1, 1));
      assertThat(shop.settled(1).status()).isEqualTo(200);

      signal("STOP", processes());
      try {
        signal("STOP", processes()); // those that it had begun meanwhile

        var begun = System.nanoTime();
        var replies = allAtOnce(operations(shop));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        assertThat(replies).allMatch(reply -> reply.status() == 503);
        assertThat(server.withoutToken().get("/livez").status()).isEqualTo(200);
      } finally {
        signal("CONT", processes());
      }

      assertThat(onceAvailable(() -> shop.register(Purchase.of(PIANO, 2, 1)))).isEqualTo(201);
      assertThat(shop.settled(2).status()).isEqualTo(200);
    }
  }

  /// The first status that isn't 503: a new connection may take a busy machine longer than anybody
  /// waits for it.
  private static int onceAvailable(Supplier<Api.Reply> request) {
    var status = request.get().status();
    for (int i = 0; i < 600 && status == 503; i++) {
      Api.pause(Duration.ofMillis(50));
      status = request.get().status();
    }
    return status;
  }

  /// PostgreSQL and all of its own.
  private List<String> processes() throws IOException {
    var pid = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid")).getFirst();
    var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    return Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .map(process -> Long.toString(process.pid()))
        .toList();
  }

  /// One of them may have ended by itself meanwhile, which `kill` tells by its exit code.
  private static void signal(String name, List<String> processes) throws Exception {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    command.addAll(processes);
    new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  @Test
  void a_statement_that_the_database_refuses_is_a_500_that_gives_nothing_away() {
    try (var server = TestServer.start()) {
      var shop = server.live();
      server.db().transact(tx -> tx.run("alter table order_line rename to gone"));
      server.db().transact(tx -> tx.run("alter table asset rename to gone_too"));

      for (var operation : operations(shop)) {
        var reply = operation.get();
        assertThat(reply.status()).isEqualTo(500);
        assertThat(reply.errorName()).isEqualTo("INTERNAL_ERROR");
        assertThat(reply.text()).doesNotContain("order_line", "relation", "SQL");
      }
    }
  }

  private static List<Supplier<Api.Reply>> operations(Api shop) {
    return List.of(
        () -> shop.register(Purchase.of(PIANO, 9, 1)),
        () -> shop.info(1),
        () -> shop.downloadUrl(1, 1),
        () -> shop.viewUrl(1, 1),
        () -> shop.cancel(1, 1),
        () -> shop.validate(PIANO, "8.8.8.8", 1),
        () -> shop.get("/assets/list"));
  }

  /// What a browser is told of a copy's code.
  private static Api.Reply check(Api shop) {
    var request = shop.request("/verify/7Q4M2KXN09DCV5TE").header("Accept", "text/html");
    return new Api.Reply(Api.sendUnchecked(request));
  }

  private static List<Api.Reply> allAtOnce(List<Supplier<Api.Reply>> operations)
      throws InterruptedException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      return executor
          .invokeAll(
              operations.stream().map(operation -> (Callable<Api.Reply>) operation::get).toList())
          .stream()
          .map(Future::resultNow)
          .toList();
    }
  }
}
