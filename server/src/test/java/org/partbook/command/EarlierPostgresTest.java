package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.Config;
import org.partbook.EarlierPostgres;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestClock;
import org.partbook.TestDatabase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.backup.LatestBackup;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;
import org.partbook.postgres.OtherVersionException;

/// A publisher installs a Partbook whose embedded PostgreSQL is of the next major version, and has
/// the data folder of the one before; if all went as it should, a backup as well.
class EarlierPostgresTest {
  private static final String PUBLIC = "http://scores.example.org";
  private static final int BEFORE = EarlierPostgres.MAJOR;
  private static final int TODAY = BEFORE + 1;
  private static final long FIRST = 1;
  private static final int ENOUGH = 10;

  @TempDir static Path temp;
  private static Path old;
  private static Path backups;
  private static TestClock clock;
  private static String token;
  private static String link;
  private static byte[] copy;
  private static Optional<LatestBackup> noted = Optional.empty();
  private static final Set<Long> ACKNOWLEDGED = ConcurrentHashMap.newKeySet();
  private static final Set<Long> BEFORE_THE_BACKUP = new HashSet<>();

  /// The release before sells, makes a backup meanwhile, sells on, and is stopped.
  @BeforeAll
  static void sell_with_the_version_before() throws Exception {
    old = temp.resolve("old");
    backups = temp.resolve("backups");
    try (var postgres = EarlierPostgres.serve(old);
        var server = TestServer.on(postgres.url(), placesIn(old))) {
      clock = server.clock();
      token = server.vendors().issue(server.shop(), Environment.LIVE).token();
      var shop = server.withToken(token);
      shop.register(Purchase.of(TestAssets.PIANO, FIRST, 1));
      shop.settled(FIRST);
      ACKNOWLEDGED.add(FIRST);
      link = shop.downloadUrl(FIRST, 1).json().path("url").asString();
      copy = download(server.app());
      Api.await(() -> Files.exists(old.resolve("log/checkpoint")));
      var selling = Thread.ofVirtual().start(() -> sell(shop));
      waitForSales(ENOUGH);
      BEFORE_THE_BACKUP.addAll(ACKNOWLEDGED);
      var settings = server.settings();
      var shell = new Typed.Shell(Path.of(settings.get("PARTBOOK_DATA")), settings);
      succeeded(shell.type("backup", "--to", backups.toString()));
      noted = server.db().ask(LatestBackup::find);
      waitForSales(ACKNOWLEDGED.size() + ENOUGH);
      selling.interrupt();
      selling.join();
    }
    assertThat(old.resolve("postgres/data/PG_VERSION")).content().isEqualTo(BEFORE + "\n");
  }

  private static Map<String, String> placesIn(Path data) {
    return Map.of(
        "PARTBOOK_BLOBS",
        data.resolve("blobs").toString(),
        "PARTBOOK_LOG",
        data.resolve("log").toString(),
        "PARTBOOK_PUBLIC_URL",
        PUBLIC);
  }

  private static void sell(Api shop) {
    try {
      for (long order = FIRST + 1; !Thread.interrupted(); order++) {
        if (shop.register(Purchase.of(TestAssets.PIANO, order, 1)).status() == 201) {
          ACKNOWLEDGED.add(order);
        }
      }
    } catch (AssertionError interrupted) {
      // What wasn't acknowledged isn't counted.
    }
  }

  private static void waitForSales(int number) {
    Api.await(() -> ACKNOWLEDGED.size() >= number);
  }

  private static byte[] download(App app) {
    var uri = app.uri().resolve(link.substring(PUBLIC.length()));
    return Api.sendUnchecked(HttpRequest.newBuilder(uri)).body();
  }

  private static Typed succeeded(Typed typed) {
    assertThat(typed.code()).as(typed.err()).isZero();
    return typed;
  }

  private static Typed.Shell inOld() {
    return new Typed.Shell(old, Map.of("PARTBOOK_PUBLIC_URL", PUBLIC));
  }

  private static Config config(Path data) throws Config.Invalid {
    return Config.read(Map.of("PARTBOOK_DATA", data.toString(), "PARTBOOK_PORT", "0"));
  }

  @Test
  void a_backup_by_the_old_release_is_restored_with_the_new_one_and_no_order_is_lost()
      throws Exception {
    var fresh = temp.resolve("fresh");
    succeeded(Typed.of("restore", backups.toString(), "--data", fresh.toString()));

    assertThat(fresh.resolve("postgres/data/PG_VERSION")).content().isEqualTo(TODAY + "\n");
    try (var app = App.start(config(fresh), clock)) {
      var shop = new Api(app.uri(), token);
      assertThat(BEFORE_THE_BACKUP)
          .hasSizeGreaterThanOrEqualTo(ENOUGH)
          .allSatisfy(order -> assertThat(shop.infoAtOnce(order).status()).isIn(200, 202));
      assertThat(download(app)).isEqualTo(copy);
      assertThat(shop.register(Purchase.of(TestAssets.PIANO, FIRST, 1)).status()).isEqualTo(409);
      var examined = Typed.Shell.in(fresh).type("doctor");
      assertThat(examined.code()).as(examined.out()).isZero();
    }
  }

  @Test
  void whatever_else_meets_the_old_folder_says_what_to_do_and_changes_nothing() throws Exception {
    var shell = inOld();
    var before = files(old.resolve("postgres"));

    assertThatThrownBy(() -> App.start(config(old), clock))
        .isInstanceOf(OtherVersionException.class)
        .hasMessageContaining("folder " + old + " was made by PostgreSQL " + BEFORE)
        .hasMessageContaining("this Partbook brings PostgreSQL " + TODAY)
        .hasMessageContaining("`partbook backup --to BACKUPS --data %s`".formatted(old))
        .hasMessageContaining("`partbook restore BACKUPS --data NEW-FOLDER`");
    var command = shell.type("vendor", "list");
    assertThat(command.code()).isEqualTo(Exit.FAILED);
    assertThat(command.err())
        .contains("was made by PostgreSQL " + BEFORE)
        .contains("partbook backup");
    assertThat(shell.type("doctor").out())
        .containsPattern(
            "fault +database +PostgreSQL %d has made it, and .* PostgreSQL %d"
                .formatted(BEFORE, TODAY));
    assertThat(files(old.resolve("postgres"))).isEqualTo(before);
  }

  /// With size and time, which anything that is written changes.
  private static Map<String, String> files(Path folder) throws IOException {
    var all = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        all.put(file.toString(), Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    }
    return all;
  }

  @Test
  void who_has_only_the_old_folder_takes_a_backup_of_it_with_the_new_release() throws Exception {
    var to = temp.resolve("late").toString();
    var done = succeeded(inOld().type("backup", "--to", to));
    assertThat(done.err()).contains("was made by another major version of PostgreSQL");

    try (var database = TestDatabase.create()) {
      var there = Files.createDirectories(temp.resolve("external"));
      var elsewhere = new Typed.Shell(there, Map.of("PARTBOOK_DATABASE_URL", address(database)));
      succeeded(elsewhere.type("restore", to));
      assertThat(orders(database.url())).containsAll(ACKNOWLEDGED);
    }
    try (var postgres = EarlierPostgres.serve(old);
        var db = Database.openAsItIs(postgres.url(), 1)) {
      assertThat(orders(postgres.url())).containsAll(ACKNOWLEDGED);
      assertThat(db.ask(LatestBackup::find)).isEqualTo(noted);
    }
  }

  /// The old release has to find them as it left them.
  @Test
  void tables_of_an_earlier_version_stay_as_they_are() throws Exception {
    var older = temp.resolve("older");
    try (var programs = Files.newDirectoryStream(old.resolve("postgres"), "bin-*")) {
      var theirs = programs.iterator().next();
      var link = Files.createDirectories(older.resolve("postgres")).resolve(theirs.getFileName());
      Files.createSymbolicLink(link, theirs);
    }
    try (var postgres = EarlierPostgres.serve(older)) {
      TestDatabase.migrate(postgres.url(), "20");
    }
    var shell = new Typed.Shell(older, Map.of());

    succeeded(shell.type("backup", "--to", temp.resolve("of older").toString()));

    try (var postgres = EarlierPostgres.serve(older);
        var db = Database.openAsItIs(postgres.url(), 1);
        var snapshot = db.snapshot()) {
      assertThat(snapshot.version()).isEqualTo("20");
    }
  }

  @Test
  void the_old_folder_moves_to_a_database_of_ones_own() throws Exception {
    try (var database = TestDatabase.create()) {
      var moved = inOld().type("move", "--to", address(database));

      assertThat(succeeded(moved).out()).contains("The embedded one is as it was");
      assertThat(orders(database.url())).containsAll(ACKNOWLEDGED);
    }
  }

  private static String address(TestDatabase database) {
    var url = database.url();
    return url.jdbcUrl()
        .replace("jdbc:postgresql://", "postgresql://" + url.user() + ":" + url.password() + "@");
  }

  private static Set<Long> orders(DatabaseUrl url) {
    try (var db = Database.openAsItIs(url, 1)) {
      return new HashSet<>(
          db.ask(tx -> tx.list("select distinct order_id from order_line", row -> row.getLong(1))));
    }
  }
}
