package org.partbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.vendor.Environment;
import org.partbook.vendor.Vendors;

/// What callers see when the embedded database is killed, as the kernel does when memory runs out.
class KilledDatabaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path data;

  @Test
  void a_server_whose_database_is_killed_sells_again_without_a_restart() throws Exception {
    var config = Config.read(Map.of("PARTBOOK_DATA", data.toString(), "PARTBOOK_PORT", "0"));
    try (var app = App.start(config, Clock.systemUTC())) {
      var shop = new Api(app.uri(), openShop(config));
      shop.register(Purchase.of(PIANO, 1, 1));
      var sold = shop.settled(1);
      assertThat(sold.status()).isEqualTo(200);

      killDatabase();

      registerUntilItWorks(shop);
      assertThat(shop.settled(1).json()).hasSize(1);
      assertThat(shop.info(1).json().get(0).path("asset_id"))
          .isEqualTo(sold.json().get(0).path("asset_id"));
      assertThat(shop.settled(2).status()).isEqualTo(200);
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

  private void killDatabase() throws Exception {
    var pidFile = data.resolve("postgres/data/postmaster.pid");
    var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }

  private static void registerUntilItWorks(Api shop) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    for (var reply = shop.register(Purchase.of(PIANO, 2, 1));
        reply.status() != 201;
        reply = shop.register(Purchase.of(PIANO, 2, 1))) {
      assertThat(reply.status()).isEqualTo(503);
      assertThat(System.nanoTime()).as("still without a database").isLessThan(deadline);
      Api.pause(Duration.ofMillis(50));
    }
  }
}
