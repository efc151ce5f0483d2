package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.access.Environment;
import org.partbook.access.Vendors;

/// What callers see when the embedded database is killed, as the kernel does when memory runs out.
class KilledDatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path data;

  @Test
  void a_server_whose_database_is_killed_sells_again_without_a_restart() throws Exception {
    var config = Config.read(Map.of("PARTBOOK_DATA", data.toString(), "PARTBOOK_PORT", "0"));
    try (var app = App.start(config, Clock.systemUTC())) {
      var shop = new Api(app.uri(), openShop(config));
      assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);
      assertThat(shop.settled(1).status()).isEqualTo(200);

      var killed = databasePid();
      ProcessHandle.of(Long.parseLong(killed)).orElseThrow().destroyForcibly();

      var order = 1;
      do {
        sell(shop, ++order);
      } while (Set.of(killed, "").contains(databasePid()));
      for (var sold = 1; sold <= order; sold++) {
        var asked = sold;
        assertThat(onceAvailable(() -> shop.settled(asked)).status()).isEqualTo(200);
      }
    }
  }

  /// A 503 may have been a sale whose answer was lost with the database: then it is told so.
  private static void sell(Api shop, int order) {
    var first = shop.register(Purchase.of(PIANO, order, 1));
    if (first.status() != 503) {
      assertThat(first.status()).isEqualTo(201);
      return;
    }
    var again = onceAvailable(() -> shop.register(Purchase.of(PIANO, order, 1)));
    assertThat(again.status()).isIn(201, 409);
    if (again.status() == 409) {
      assertThat(again.json().path("same_request").asBoolean()).isTrue();
    }
  }

  /// As the commands do it, beside the server.
  private String openShop(Config config) {
    try (var installation = Installation.forCommand(config)) {
      TestAssets.importInto(installation.db(), installation.blobs(), data);
      var vendors = new Vendors(installation.db(), Clock.systemUTC());
      return vendors.issue(vendors.add("Shop", true), Environment.LIVE).token();
    }
  }

  private String databasePid() throws IOException {
    try (var lines = Files.lines(data.resolve("postgres/data/postmaster.pid"))) {
      return lines.findFirst().orElse("").strip();
    } catch (NoSuchFileException betweenTwo) {
      return "";
    }
  }

  private static Api.Reply onceAvailable(Supplier<Api.Reply> request) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var reply = request.get();
    while (reply.status() == 503) {
      assertThat(System.nanoTime()).as("still without a database").isLessThan(deadline);
      Api.pause(Duration.ofMillis(50));
      reply = request.get();
    }
    return reply;
  }
}
