package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.TestDatabase;
import org.partbook.command.Tally.Event;
import org.partbook.db.DatabaseUrl;
import org.partbook.json.Json;

/// Shops at work while everything around the server breaks, one thing after the other. They repeat
/// what isn't answered, and keep account of what was; after each fault, and at the end, the server
/// has to say the same.
@Timeout(400)
class FaultsIT {
  private static final Pattern ADDRESS = Pattern.compile("Partbook listens at (\\S+)");

  /// So many lines are sold before something breaks, and again when it works.
  private static final int SOLD_BETWEEN = 40;

  @TempDir Path temp = Path.of("");
  private final List<AutoCloseable> open = new ArrayList<>();
  private final AtomicReference<URI> address = new AtomicReference<>(URI.create("http://nowhere"));

  @AfterEach
  void end_what_runs() throws Exception {
    for (var one : open.reversed()) {
      one.close();
    }
  }

  private interface Fault {
    void happen() throws Exception;
  }

  @Test
  void what_was_answered_stays_true_when_processes_are_killed_and_stopped_and_the_disk_is_full()
      throws Exception {
    var disk = opened(SmallDisk.at(temp.resolve("disk")));
    var data = disk.fromOutside().resolve("data");
    var shell =
        opened(
            Shell.installedIn(temp)
                .through(disk.entrance(temp))
                .with("PARTBOOK_DATA", temp.resolve("disk/data").toString()));
    var server = new AtomicReference<>(serve(shell));
    var shops = opened(new ShopsAtWork(address::get, vendor(shell)));

    amidst(shops, () -> {
      kill(server.get());
      shops.await(Event.UNANSWERED, 1);
      server.set(serve(shell));
    });
    amidst(shops, () -> {
      var database = Signals.postgres(data);
      kill(server.get());
      database.forEach(ProcessHandle::destroyForcibly);
      shops.await(Event.UNANSWERED, 1);
      server.set(serve(shell));
    });
    amidst(shops, () -> {
      Signals.send("STOP", Signals.postgres(data));
      Signals.send("STOP", Signals.postgres(data)); // those that it had begun meanwhile
      lastFor(Duration.ofSeconds(2), shops, Event.REFUSED);
      Signals.send("CONT", Signals.postgres(data));
    });
    amidst(shops, () -> {
      Signals.send("STOP", List.of(server.get().server()));
      lastFor(Duration.ofSeconds(2), shops, Event.UNANSWERED);
      Signals.send("CONT", List.of(server.get().server()));
    });
    if (disk.isSmall()) {
      amidst(shops, () -> {
        disk.fill();
        lastFor(Duration.ofSeconds(2), shops, Event.REFUSED);
        disk.makeRoom();
      });
    }

    settle(shops, embedded(data));
    var processes = new ArrayList<>(Signals.postgres(data));
    processes.addAll(server.get().descendants());
    server.get().terminate().expect(0);
    assertThat(processes).noneMatch(Signals::isRunning);
    assertThat(disk.visitors()).isEmpty();
  }

  @Test
  void what_was_answered_stays_true_when_the_database_is_cut_off_and_when_its_network_is_silent()
      throws Exception {
    var database = opened(TestDatabase.create()).url();
    var place = URI.create(database.jdbcUrl().substring("jdbc:".length()));
    var wire = opened(ShakyWire.to(place.getHost(), place.getPort()));
    var url =
        "postgresql://%s:%s@127.0.0.1:%d%s"
            .formatted(database.user(), database.password(), wire.port(), place.getPath());
    var shell = opened(Shell.installedIn(temp).with("PARTBOOK_DATABASE_URL", url));
    var server = serve(shell);
    var shops = opened(new ShopsAtWork(address::get, vendor(shell)));

    amidst(shops, () -> {
      wire.cut();
      lastFor(Duration.ofSeconds(2), shops, Event.REFUSED);
      wire.mend();
    });
    amidst(shops, () -> {
      wire.swallow();
      lastFor(Duration.ofSeconds(3), shops, Event.REFUSED);
      wire.mend();
    });

    settle(shops, database);
    var processes = server.descendants();
    server.terminate().expect(0);
    assertThat(processes).noneMatch(Signals::isRunning);
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  /// Starts a server, in the place of one that was killed.
  private Launched serve(Shell shell) throws InterruptedException {
    shell
        .with("PARTBOOK_JAVA_OPTS", "-Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
        .with("PARTBOOK_PUBLIC_URL", "http://scores.example");
    var server = shell.start("serve", "--port", "0");
    address.set(URI.create(server.saying(ADDRESS).group(1)));
    return server;
  }

  /// Fills the catalogue, and admits a vendor.
  ///
  /// @return the vendor's token
  private String vendor(Shell shell) throws IOException {
    var catalog = Files.write(temp.resolve("catalog.jsonl"), assets());
    var samples = temp.resolve("an installation/samples").toString();
    var importing = shell.start("catalog", "import", catalog.toString(), "--files", samples);
    shell.run("vendor", "add", "Chain of Shops").expect(0);
    var token = shell.run("token", "issue", "Chain of Shops", "--environment", "live", "--json");
    importing.result().expect(0);
    return token.expect(0).json().path("token").asString();
  }

  private static List<String> assets() {
    var assets = new ArrayList<Map<String, Object>>();
    assets.add(asset(ShopAtWork.SINGLE, Map.of()));
    var parts = IntStream.rangeClosed(1, ShopAtWork.PARTS).boxed().toList();
    var packages = parts.stream().map(FaultsIT::part).toList();
    assets.add(asset(ShopAtWork.ENSEMBLE, Map.of("partable", true, "packages", packages)));
    parts.forEach(part -> assets.add(asset(ShopAtWork.ENSEMBLE + part, Map.of())));
    return assets.stream().map(Json::write).toList();
  }

  private static Map<String, Object> asset(long id, Map<String, Object> more) {
    var score = Map.of("type", "pdf", "usage", "full", "file", "minuet-in-g/score.pdf");
    var asset = new java.util.TreeMap<String, Object>(more);
    asset.putAll(
        Map.of(
            "asset_id",
            id,
            "title",
            "Minuet " + id,
            "format_short_name",
            "PDF",
            "asset_type",
            "SINGLE",
            "renderings",
            List.of(score)));
    return asset;
  }

  private static Map<String, Object> part(int number) {
    return Map.of(
        "asset_id",
        ShopAtWork.ENSEMBLE + number,
        "instrumentation_part_code",
        "P" + number,
        "instrumentation_part_name",
        "Part " + number,
        "count",
        1,
        "sequence",
        number,
        "score",
        false);
  }

  /// Lets something happen while shops sell, waits until they sell again, and looks whether all
  /// that was said still holds.
  private static void amidst(ShopsAtWork shops, Fault fault) throws Exception {
    t("begin " + shops.tally());
    shops.await(Event.SOLD, SOLD_BETWEEN);
    t("sold");
    fault.happen();
    t("happened");
    shops.await(Event.SOLD, SOLD_BETWEEN);
    t("sold again");
    shops.check();
    t("checked");
  }

  /// So long at least, and until shops have felt it.
  private static void lastFor(Duration time, ShopsAtWork shops, Event felt) throws Exception {
    var end = System.nanoTime() + time.toNanos();
    shops.await(felt, 1);
    Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  static long T = System.nanoTime();
  static void t(String w) { System.err.printf("%6.2f %s%n", (System.nanoTime()-T)/1e9, w); T=System.nanoTime(); }

  private static void kill(Launched server) {
    server.server().destroyForcibly();
    server.result().expect(128 + 9);
  }

  private static void settle(ShopsAtWork shops, DatabaseUrl database) throws Exception {
    shops.finish();
    t("finished");
    shops.check();
    t("checked");
    StoredLines.check(database, shops.lines());
    System.err.println(shops.tally());
    assertThat(shops.tally().of(Event.CANCELLED)).isGreaterThan(10);
    assertThat(shops.tally().of(Event.FETCHED)).isGreaterThan(10);
  }

  private static DatabaseUrl embedded(Path data) throws IOException {
    var port = Files.readString(data.resolve("postgres/server")).strip().split(" ", -1)[1];
    var password = Files.readString(data.resolve("postgres/password")).strip();
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:%s/partbook".formatted(port), "partbook", password);
  }
}
