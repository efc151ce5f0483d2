package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.command.Tally.Event;
import org.partbook.db.DatabaseUrl;
import org.partbook.fault.site.Signals;
import org.partbook.json.Json;

/// Shops at work while everything around a server with an embedded database breaks, one thing after
/// the other. They repeat what isn't answered, and remember what was; after each fault, and at the
/// end, the server and its database have to say the same. What several servers and a database of
/// its own have to bear, `FaultTrialIT` tries.
@Timeout(600)
class FaultsIT {
  private static final Pattern ADDRESS = Pattern.compile("Partbook listens at (\\S+)");

  /// So many lines are sold before each fault, and again after it.
  private static final int ENOUGH_LINES = 60;

  /// Of cancellations and of downloads, in the whole of a test.
  private static final int ENOUGH = 8;

  /// As if the disk were slow: so whenever something breaks, commits are under way, and some of
  /// them are done all the same.
  private static final String SLOW_COMMITS =
      """
      do $$ begin
        execute format('alter database %I set commit_delay = 20000', current_database());
        execute format('alter database %I set commit_siblings = 0', current_database());
      end $$
      """;

  /// PostgreSQL's log, in files of 16 MB. One that it can't begin is its end.
  private static final String MORE_LOG_THAN_ROOM =
      """
      select count(pg_logical_emit_message(false, 'much', repeat('x', 1000000)))
      from generate_series(1, 300)
      """;

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

  /// Where no disk of one's own can be had, none is filled.
  @Test
  void what_was_answered_stays_true_when_processes_are_killed_or_hang_and_when_the_disk_is_full()
      throws Exception {
    var disk = opened(SmallDisk.at(temp.resolve("disk")));
    var data = disk.fromOutside().resolve("data");
    var shell =
        partbook()
            .through(disk.entrance(temp))
            .with("PARTBOOK_DATA", temp.resolve("disk/data").toString());
    var server = new AtomicReference<>(serve(shell));
    run(embedded(data), SLOW_COMMITS); // from the first restart on
    var shops = opened(new ShopsAtWork(address::get, vendor(shell)));

    amidst(
        shops,
        () -> {
          server.get().killWithServer();
          shops.await(Event.UNANSWERED, 1);
          server.set(serve(shell));
        });
    if (disk.isSmall()) {
      amidst(
          shops,
          () -> {
            disk.fill();
            lastFor(Duration.ofSeconds(2), shops, Event.REFUSED);
            disk.makeRoom();
          });
      amidst(
          shops,
          () -> {
            var database = Signals.postgres(data);
            disk.fill();
            assertThatThrownBy(() -> run(embedded(data), MORE_LOG_THAN_ROOM))
                .isInstanceOf(SQLException.class);
            until(() -> database.stream().noneMatch(Signals::isRunning));
            lastFor(Duration.ofSeconds(2), shops, Event.REFUSED);
            disk.makeRoom();
          });
    }
    amidst(
        shops,
        () -> {
          var database = Signals.postgres(data);
          server.get().killWithServer();
          database.forEach(ProcessHandle::destroyForcibly);
          shops.await(Event.UNANSWERED, 1);
          server.set(serve(shell));
        });
    amidst(
        shops,
        () ->
            whileStopped(
                () -> Signals.postgres(data),
                () -> lastFor(Duration.ofSeconds(2), shops, Event.REFUSED)));
    amidst(
        shops,
        () ->
            whileStopped(
                () -> List.of(server.get().server()),
                () -> lastFor(Duration.ofSeconds(2), shops, Event.UNANSWERED)));

    settle(shops, embedded(data));
    var processes = new ArrayList<>(Signals.postgres(data));
    processes.addAll(server.get().descendants());
    server.get().terminate().expect(0);
    assertThat(processes).noneMatch(Signals::isRunning);
    assertThat(disk.visitors()).isEmpty();
  }

  private <T extends AutoCloseable> T opened(T one) {
    open.add(one);
    return one;
  }

  /// Copies bear the public address, which has to stay though the port doesn't.
  private Shell partbook() {
    return opened(Shell.installedIn(temp))
        .with("PARTBOOK_PUBLIC_URL", "http://scores.example")
        .with("PARTBOOK_JAVA_OPTS", "-Xmx256m -XX:TieredStopAtLevel=1");
  }

  /// Starts a server, in the place of one that was killed.
  private Launched serve(Shell shell) throws InterruptedException {
    var server = shell.start("serve", "--port", "0");
    address.set(URI.create(server.saying(ADDRESS).group(1)));
    return server;
  }

  /// Fills the catalogue, and admits a vendor.
  ///
  /// @return the vendor's token
  private String vendor(Shell shell) throws IOException {
    var catalog = Files.write(temp.resolve("catalog.jsonl"), assets()).toString();
    var samples = temp.resolve("an installation/samples").toString();
    var importing = shell.start("catalog", "import", catalog, "--files", samples);
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
    var asset = new TreeMap<String, Object>(more);
    asset.put("asset_id", id);
    asset.put("title", "Minuet " + id);
    asset.put("format_short_name", "PDF");
    asset.put("asset_type", "SINGLE");
    asset.put("renderings", List.of(score));
    return asset;
  }

  private static Map<String, Object> part(int number) {
    var part = new TreeMap<String, Object>();
    part.put("asset_id", ShopAtWork.ENSEMBLE + number);
    part.put("instrumentation_part_code", "P" + number);
    part.put("instrumentation_part_name", "Part " + number);
    part.put("count", 1);
    part.put("sequence", number);
    part.put("score", false);
    return part;
  }

  /// Lets something happen while shops sell, waits until they sell again, and looks whether all
  /// that was said still holds.
  private static void amidst(ShopsAtWork shops, Fault fault) throws Exception {
    shops.await(Event.SOLD, ENOUGH_LINES);
    fault.happen();
    shops.await(Event.SOLD, ENOUGH_LINES);
    shops.check();
  }

  /// So long at least, and until shops have felt it.
  private static void lastFor(Duration time, ShopsAtWork shops, Event felt) throws Exception {
    var end = System.nanoTime() + time.toNanos();
    shops.await(felt, 1);
    Thread.sleep(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
  }

  private static void whileStopped(Callable<List<ProcessHandle>> processes, Fault fault)
      throws Exception {
    Signals.send("STOP", processes.call());
    try {
      Signals.send("STOP", processes.call()); // those that were begun meanwhile
      fault.happen();
    } finally {
      Signals.send("CONT", processes.call());
    }
  }

  private static void until(Callable<Boolean> state) throws Exception {
    while (!state.call()) {
      Thread.sleep(20);
    }
  }

  private static void run(DatabaseUrl database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DatabaseUrl embedded(Path data) throws IOException {
    var port = Files.readString(data.resolve("postgres/server")).strip().split(" ", -1)[1];
    var password = Files.readString(data.resolve("postgres/password")).strip();
    return new DatabaseUrl(
        "jdbc:postgresql://127.0.0.1:%s/partbook".formatted(port), "partbook", password);
  }

  /// Lets the shops finish, and goes through everything once more.
  private static void settle(ShopsAtWork shops, DatabaseUrl database) throws Exception {
    shops.finish();
    shops.check();
    StoredLines.check(database, shops.lines());
    assertThat(shops.tally().of(Event.CANCELLED)).isGreaterThanOrEqualTo(ENOUGH);
    assertThat(shops.tally().of(Event.FETCHED)).isGreaterThanOrEqualTo(ENOUGH);
  }
}
