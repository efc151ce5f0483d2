package org.partbook.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.Config;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestDatabase;
import org.partbook.TestServer;
import org.partbook.UnfinishedRestore;
import org.partbook.access.Environment;
import org.partbook.db.Database;
import org.partbook.db.DatabaseUrl;

/// Backups as a publisher makes them, of a server that sells meanwhile, and what is done with them.
class BackupTest {
  private static final String PUBLIC = "https://scores.example.org";
  private static final String BUYER = "Clara Wieck";
  private static final long FIRST = 1;
  private static final int ENOUGH = 30;

  private static final String CHANGE =
      """
      alter table journal disable trigger never_changed;
      update journal set actor = 'x' where id = 5;
      alter table journal enable always trigger never_changed
      """;

  private static final String OF_THE_FUTURE =
      """
      insert into backup_latest (id, at, left_out) values ('x', now() + interval '1 year', 0)
      on conflict (one) do update set at = excluded.at
      """;

  @TempDir static Path temp;
  private static TestServer server;
  private static Typed.Shell shell;
  private static String link;
  private static byte[] copy;
  private static final Set<Long> ACKNOWLEDGED = ConcurrentHashMap.newKeySet();
  private static final Set<Long> BEFORE = new HashSet<>();
  private static Path backups;
  private static Typed made;
  private static Path restored;
  private static App again;
  private static Api atRestored;

  @BeforeAll
  static void back_up_a_server_that_sells_and_restore_it_elsewhere() throws Exception {
    var log = temp.resolve("log");
    server =
        TestServer.start(Map.of("PARTBOOK_LOG", log.toString(), "PARTBOOK_PUBLIC_URL", PUBLIC));
    var settings = server.settings();
    shell = new Typed.Shell(Path.of(settings.get("PARTBOOK_DATA")), settings);
    var token = server.vendors().issue(server.shop(), Environment.LIVE).token();
    var shop = server.withToken(token);
    shop.register(Purchase.of(TestAssets.PIANO, FIRST, 1));
    shop.settled(FIRST);
    link = shop.downloadUrl(FIRST, 1).json().path("url").asString();
    copy = download(server.app(), "").body();
    while (!Files.exists(log.resolve("checkpoint"))) {
      Api.pause(Duration.ofMillis(20));
    }
    backups = temp.resolve("backups");
    var selling = List.of(selling(shop, 1000), selling(shop, 500_000));
    while (ACKNOWLEDGED.size() < ENOUGH) {
      Api.pause(Duration.ofMillis(5));
    }
    BEFORE.addAll(ACKNOWLEDGED);
    made = shell.type("backup", "--to", backups.toString(), "--json");
    selling.forEach(Thread::interrupt);
    for (var one : selling) {
      one.join();
    }
    assertThat(made.code()).as(made.err()).isZero();
    restored = temp.resolve("restored");
    var done = type("restore", backups.toString(), "--data", restored.toString());
    assertThat(done.code()).as(done.err()).isZero();
    assertThat(restored.resolve("log/checkpoint")).exists();
    assertThat(restored.resolve("log/tile/entries")).isDirectory();
    again = start(Map.of("PARTBOOK_DATA", restored.toString()));
    atRestored = server.withTokenAt(again, token);
  }

  private static App start(Map<String, String> settings) throws Config.Invalid {
    var all = new LinkedHashMap<>(settings);
    all.put("PARTBOOK_PORT", "0");
    return App.start(Config.read(all), server.clock());
  }

  private static Thread selling(Api shop, long first) {
    var next = new AtomicLong(first);
    return Thread.ofVirtual()
        .start(() -> {
          while (!Thread.interrupted()) {
            long order = next.incrementAndGet();
            try {
              if (shop.post("/purchase/register-order", cart(order)).status() == 201) {
                ACKNOWLEDGED.add(order);
              }
            } catch (AssertionError interrupted) {
              return;
            }
          }
        });
  }

  private static Map<String, Object> cart(long order) {
    var lines = new ArrayList<Map<String, Object>>();
    for (int number = 1; number <= 2; number++) {
      var line = new LinkedHashMap<>(Purchase.of(TestAssets.PIANO, order, number).json());
      line.remove("order_number");
      line.remove("customer");
      lines.add(line);
    }
    return Map.of("order_number", order, "customer", BUYER, "lines", lines);
  }

  @AfterAll
  static void stop() {
    if (again != null) {
      again.close();
    }
    server.close();
  }

  private static HttpResponse<byte[]> download(App app, String range) {
    var uri = app.uri().resolve(link.substring(PUBLIC.length()));
    var request = HttpRequest.newBuilder(uri);
    if (!range.isEmpty()) {
      request.header("Range", range);
    }
    return Api.sendUnchecked(request);
  }

  private static Typed type(String... words) {
    return Typed.of(words);
  }

  @Test
  void all_that_was_acknowledged_before_the_backup_began_is_there_and_nothing_is_half() {
    assertThat(BEFORE).hasSizeGreaterThanOrEqualTo(ENOUGH);
    assertThat(BEFORE)
        .allSatisfy(order -> assertThat(atRestored.infoAtOnce(order).status()).isIn(200, 202));
    var halves =
        again
            .installation()
            .db()
            .ask(tx ->
                tx.list(
                    "select order_id from order_line where order_id > 1 group by 1 having count(*) <> 2",
                    row -> row.getLong(1)));
    assertThat(halves).isEmpty();
  }

  @Test
  void the_log_goes_with_the_journal_where_it_was_restored() {
    var verified = type("ledger", "verify", "--data", restored.toString(), "--json");

    assertThat(verified.code()).as(verified.out()).isZero();
    assertThat(verified.json().path("origin").asString()).isEqualTo("scores.example.org/log");
    assertThat(verified.json().path("entries").asLong()).isGreaterThan(BEFORE.size());
  }

  @Test
  void a_link_made_before_works_and_what_was_begun_goes_on_to_the_byte() {
    var all = download(again, "");

    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(all.body()).isEqualTo(copy);
    assertThat(download(again, "bytes=100-").body())
        .isEqualTo(Arrays.copyOfRange(copy, 100, copy.length));
    assertThat(all.headers().firstValue("ETag"))
        .isEqualTo(download(server.app(), "").headers().firstValue("ETag"));
  }

  @Test
  void it_sells_on_where_it_was_restored() {
    atRestored.register(Purchase.of(TestAssets.PIANO, 900_000, 1));

    assertThat(atRestored.settled(900_000).status()).isEqualTo(200);
    assertThat(atRestored.register(Purchase.of(TestAssets.PIANO, FIRST, 1)).status())
        .isEqualTo(409);
  }

  @Test
  void whoever_followed_the_catalogue_or_events_begins_anew() {
    var cursor = server.live().get("/assets/changes").json().path("cursor").asString();
    var events =
        server.live().get("/events?since=2020-01-01T00:00:00Z").json().path("cursor").asString();

    assertThat(server.live().get("/events?after=" + events).status()).isEqualTo(200);
    assertThat(atRestored.get("/events?after=" + events).status()).isEqualTo(410);
    assertThat(server.live().get("/assets/changes?after=" + cursor).status()).isEqualTo(200);
    assertThat(atRestored.get("/assets/changes?after=" + cursor).status()).isEqualTo(410);
  }

  @Test
  void settings_come_back_but_those_that_say_where_data_lie() throws IOException {
    assertThat(Files.readString(restored.resolve("partbook.env")))
        .containsPattern("(?m)^PARTBOOK_PUBLIC_URL=" + PUBLIC)
        .containsPattern("(?m)^# not restored: PARTBOOK_DATABASE_URL=")
        .containsPattern("(?m)^# not restored: PARTBOOK_LOG=");
  }

  @Test
  void no_server_starts_on_a_restore_that_was_broken_off_before_its_end() throws IOException {
    assertThat(restored.resolve("restore-unfinished")).doesNotExist();
    var there = folder("broken off");
    UnfinishedRestore.begin(there);

    var refused = type("serve", "--port", "0", "--data", there.toString());
    assertThat(refused.code()).isEqualTo(Exit.FAILED);
    assertThat(refused.err()).contains("broken off before its end: do it again");
    assertThat(there.resolve("postgres")).doesNotExist();
  }

  @Test
  void what_is_there_is_never_overwritten() throws IOException {
    var busy = type("restore", backups.toString(), "--data", restored.toString());
    assertThat(busy.code()).isEqualTo(Exit.FAILED);
    assertThat(busy.err()).contains("in use by another Partbook server");

    var database = TestDatabase.create();
    try (var db = database.open()) {
      db.transact(tx ->
          tx.run(
              "insert into vendor (name, catalog_access, created_at) values ('A', true, now())"));
    }
    var elsewhere = new Typed.Shell(folder("occupied"), at(database));
    var refused = elsewhere.type("restore", backups.toString());
    database.close();
    assertThat(refused.code()).isEqualTo(Exit.FAILED);
    assertThat(refused.err()).contains("the database isn't empty: its table vendor has rows");
  }

  private static Path folder(String name) throws IOException {
    return Files.createDirectories(temp.resolve(name));
  }

  private static Map<String, String> at(TestDatabase database) {
    return Map.of("PARTBOOK_DATABASE_URL", url(database));
  }

  private static String url(TestDatabase database) {
    return url(database.url());
  }

  private static String url(DatabaseUrl url) {
    return url.jdbcUrl()
        .replace("jdbc:postgresql://", "postgresql://" + url.user() + ":" + url.password() + "@");
  }

  @Test
  void the_second_backup_copies_no_file_again() throws IOException {
    var to = folder("twice").toString();
    server.app().installation().db().transact(tx -> tx.run(OF_THE_FUTURE));
    var first = shell.type("backup", "--to", to, "--json").json();
    var second = shell.type("backup", "--to", to, "--json").json();
    assertThat(shell.type("doctor").out())
        .contains("backups     the latest is of " + second.path("at").asString().substring(0, 19));

    assertThat(first.path("new_files").asLong()).isPositive();
    assertThat(first.path("new_files")).isEqualTo(first.path("files"));
    assertThat(second.path("new_files").asLong()).isZero();
    assertThat(second.path("files")).isEqualTo(first.path("files"));
    assertThat(type("backup", "list", to, "--json").json())
        .extracting(one -> one.path("backup").asString())
        .containsExactly(first.path("backup").asString(), second.path("backup").asString());
    assertThat(type("backup", "check", to).out())
        .startsWith("2 backups with ")
        .endsWith(": all as they were written\n");

    var third = shell.type("backup", "--to", to, "--keep", "0d", "--json").json();
    assertThat(third.path("removed"))
        .extracting(one -> one.asString())
        .containsExactly(first.path("backup").asString(), second.path("backup").asString());
    assertThat(type("backup", "list", to, "--json").json())
        .extracting(one -> one.path("backup").asString())
        .containsExactly(third.path("backup").asString());
    assertThat(type("backup", "check", to).code()).isZero();
  }

  @Test
  void a_byte_that_has_rotted_is_named() throws IOException {
    var to = folder("rotted");
    var id = shell.type("backup", "--to", to.toString(), "--json").json().path("backup").asString();
    var journal = Path.of("backups", id, "tables", "journal.copy.gz");
    Path blob;
    try (var files = Files.walk(to.resolve("blobs"))) {
      blob = to.relativize(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    rot(to.resolve(journal));
    rot(to.resolve(blob));

    var checked = type("backup", "check", to.toString(), "--json");
    assertThat(checked.code()).isEqualTo(Exit.FAILED);
    assertThat(checked.json().path("problems"))
        .extracting(one -> one.path("file").asString())
        .containsExactly(journal.toString(), blob.toString());
    assertThat(type("restore", to.toString(), "--data", folder("nothing").toString()).err())
        .contains("damaged");

    Files.delete(to.resolve(blob));
    assertThat(
            shell.type("backup", "--to", to.toString(), "--json").json().path("new_files").asLong())
        .isEqualTo(1);
  }

  private static void rot(Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void an_encrypted_backup_needs_its_key_and_shows_nothing() throws Exception {
    var to = folder("encrypted").toString();
    var key = Files.writeString(temp.resolve("key"), "correct horse battery staple\n").toString();
    var wrong = Files.writeString(temp.resolve("wrong"), "wrong horse battery staple\n").toString();
    assertThat(shell.type("backup", "--to", to, "--encrypt-with", key).code()).isZero();

    assertThat(shell.type("backup", "--to", to, "--encrypt-with", wrong).err())
        .isEqualTo(
            "partbook: the key in %s isn't that of the backups in %s\n".formatted(wrong, to));
    assertThat(type("restore", to, "--data", folder("closed").toString()).err())
        .isEqualTo(
            "partbook: the backups in %s are encrypted: name the file with their key\n"
                .formatted(to));
    assertThat(type("backup", "check", to, "--decrypt-with", wrong).code()).isEqualTo(Exit.FAILED);
    assertThat(type("backup", "check", to, "--decrypt-with", key).out()).contains("all as they");
    try (var files = Files.walk(Path.of(to))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, ISO_8859_1))
            .as(file.toString())
            .doesNotContain(BUYER, "battery", "PARTBOOK_DATABASE_URL", "%PDF")
            .doesNotStartWith("\u001f\u008b");
      }
    }

    var database = TestDatabase.create();
    var there = folder("external");
    var opened = new Typed.Shell(there, at(database)).type("restore", to, "--decrypt-with", key);
    assertThat(opened.code()).as(opened.err()).isZero();
    assertThat(opened.err()).contains(there.resolve("partbook.env.restored").toString());
    try (var app =
        start(Map.of("PARTBOOK_DATA", there.toString(), "PARTBOOK_PUBLIC_URL", PUBLIC))) {
      assertThat(download(app, "").body()).isEqualTo(copy);
    }
    database.close();
  }

  @Test
  void a_backup_is_tried_by_restoring_it_which_finds_a_journal_that_was_changed()
      throws IOException {
    var to = folder("tried").toString();
    var good = shell.type("backup", "--to", to, "--json").json().path("backup").asString();
    var database = TestDatabase.create();
    var there = folder("changed");
    var elsewhere = new Typed.Shell(there, at(database));
    assertThat(elsewhere.type("restore", backups.toString()).code()).isZero();
    try (var db = Database.open(database.url(), 1)) {
      db.transact(tx -> tx.run(CHANGE));
    }
    var bad = elsewhere.type("backup", "--to", to, "--json").json().path("backup").asString();
    database.close();

    assertThat(type("backup", "check", to).code()).isZero();
    var deep = type("backup", "check", to, "--deep");
    assertThat(deep.code()).isEqualTo(Exit.FAILED);
    assertThat(deep.out())
        .contains("backups/" + bad + ": the log doesn't go with the journal")
        .doesNotContain("backups/" + good + ":");
  }

  @Test
  void a_file_that_is_damaged_in_the_store_is_left_out_and_named() throws IOException {
    var there = folder("damaged store");
    var database = server.config().database().orElseThrow();
    var own = new Typed.Shell(there, Map.of("PARTBOOK_DATABASE_URL", url(database)));
    var bad = there.resolve("blobs/ab/ab" + "0".repeat(62));
    Files.createDirectories(bad.getParent());
    Files.writeString(bad, "not what it was");

    var done = own.type("backup", "--to", folder("without").toString());
    assertThat(done.code()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(done.err())
        .contains("damaged or gone: blob ab000")
        .containsPattern("isn't in the store: blob \\p{XDigit}{64}, .*of asset 1001");
    assertThat(done.out()).contains(" 0 files");
  }

  @Test
  void a_file_that_the_store_has_lost_is_kept_from_earlier_backups_and_told_of()
      throws IOException {
    var there = folder("forgetful");
    var to = folder("kept").toString();
    assertThat(shell.type("backup", "--to", to).code()).isZero();
    var database = server.config().database().orElseThrow();
    var own = new Typed.Shell(there, Map.of("PARTBOOK_DATABASE_URL", url(database)));

    var done = own.type("backup", "--to", to, "--keep", "0d");

    assertThat(done.code()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(done.err())
        .containsPattern("earlier one, and gone from the store: blob \\p{XDigit}{64}, .*1001")
        .doesNotContain("not in the backup");
    assertThat(type("restore", to, "--data", folder("brought back").toString()).code()).isZero();
    assertThat(type("doctor", "--data", folder("brought back").toString()).out())
        .containsPattern("(?m)^ok +blobs");
  }

  @Test
  void what_cannot_be_meant_is_refused_before_anything_is_done() throws IOException {
    var to = folder("refused").toString();
    assertThat(shell.type("backup").err()).contains("Missing required option: '--to=PLACE'");
    assertThat(shell.type("backup", "--to", to, "--keep", "always").err())
        .contains("--keep can't be 'always': it says how many days");
    var key = Files.writeString(temp.resolve("short"), "secret\n");
    assertThat(shell.type("backup", "--to", to, "--encrypt-with", key.toString()).err())
        .contains("too short: its first line needs at least 12")
        .doesNotContain("secret");
    assertThat(shell.type("backup", "--to", temp.toString()).err())
        .contains("is no place of backups, and has something else in it");
    assertThat(type("backup", "list", to).err()).contains("there are no backups of Partbook in");
    assertThat(type("restore", backups.toString(), "--backup", "x", "--data", to).err())
        .contains("there is no backup x in");
  }

  @Test
  void two_at_once_do_not_disturb_each_other() throws IOException {
    var to = folder("at once");
    shell.type("backup", "--to", to.toString());
    try (var other = FileChannel.open(to.resolve("lock"), StandardOpenOption.WRITE)) {
      assertThat(other.lock()).isNotNull();
      var refused = shell.type("backup", "--to", to.toString());
      assertThat(refused.code()).isEqualTo(Exit.FAILED);
      assertThat(refused.err()).contains("another backup is being made");
    }
    assertThat(shell.type("backup", "--to", to.toString()).code()).isZero();
    assertThat(type("backup", "list", to.toString(), "--json").json()).hasSize(2);
  }
}
