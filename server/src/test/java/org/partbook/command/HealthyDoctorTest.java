package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.Config;
import org.partbook.Purchase;
import org.partbook.TestAssets;

/// What `partbook doctor` says of an installation as most have it, with the database that comes
/// along: while it sells, and while nothing runs.
class HealthyDoctorTest {
  private static final String ASSET =
      """
      {"asset_id":1,"title":"Scale","format_short_name":"PDF","asset_type":"SINGLE",\
      "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}]}
      """;

  @TempDir Path temp = Path.of("");

  @Test
  void all_is_well_while_it_sells_and_when_nothing_runs() throws Exception {
    var shell = Typed.Shell.in(temp.resolve("data"));
    try (var server = App.start(config(), Clock.systemUTC())) {
      var api = new Api(server.uri(), prepare(shell));
      var isOver = new AtomicBoolean();
      var sold = new AtomicInteger();
      var selling = Thread.ofVirtual().start(() -> sell(api, isOver, sold));
      await(sold, 10, selling);

      int before;
      do { // It may take no longer than a sale.
        before = sold.get();
        assertWell(shell.type("doctor"), "1 runs: 127.0.0.1");
      } while (sold.get() == before && selling.isAlive());

      assertThat(sold.get()).as("sold while it was examined").isGreaterThan(before);
      isOver.set(true);
      selling.join();
    }
    assertWell(shell.type("doctor", "--repair"), "none runs");
  }

  private static void await(AtomicInteger sold, int many, Thread selling) {
    while (sold.get() < many) {
      assertThat(selling.isAlive()).as("it still sells").isTrue();
      Api.pause(Duration.ofMillis(5));
    }
  }

  private static void assertWell(Typed typed, String servers) {
    assertThat(typed.out()).contains(servers).endsWith("\n18 ok\n");
    assertThat(typed.code()).as(typed.toString()).isEqualTo(Exit.DONE);
  }

  private Config config() throws Config.Invalid {
    return Config.read(
        Map.of("PARTBOOK_DATA", temp.resolve("data").toString(), "PARTBOOK_PORT", "0"));
  }

  private String prepare(Typed.Shell shell) throws IOException {
    TestAssets.writePdf(temp.resolve("score.pdf"), 1);
    var catalog = Files.writeString(temp.resolve("catalog.jsonl"), ASSET);
    assertThat(shell.type("catalog", "import", catalog.toString()).code()).isZero();
    assertThat(shell.type("vendor", "add", "Shop").code()).isZero();
    var issued = shell.type("token", "issue", "Shop", "--environment", "live", "--json");
    assertThat(issued.code()).as(issued.toString()).isZero();
    return issued.json().path("token").asString();
  }

  private static void sell(Api api, AtomicBoolean isOver, AtomicInteger sold) {
    for (int order = 1; !isOver.get(); order++) {
      assertThat(api.register(Purchase.of(1, order, 1)).status()).isEqualTo(201);
      if (order % 3 == 0) {
        api.cancel(order, 1);
      } else if (order % 3 == 1) {
        assertThat(api.settled(order).status()).isEqualTo(200);
        Api.open(api.downloadUrl(order, 1).json().path("url").asString());
      }
      sold.incrementAndGet();
    }
  }
}
