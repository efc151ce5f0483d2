package org.partbook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.TestAssets.AMERICAN;
import static org.partbook.TestAssets.PIANO;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.access.Environment;
import org.partbook.blob.BadWire.How;
import org.partbook.blob.BlobKey;
import org.partbook.blob.TestBucket;
import org.partbook.command.Typed;
import tools.jackson.databind.JsonNode;

/// Servers that share nothing but a database and a bucket, and what their publisher types beside
/// them.
class SeveralMachinesTest {
  private static final TestBucket BUCKET = TestBucket.start();
  private static TestServer one;
  private static App other;
  private static String token = "";
  private static long order = 100;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    one = TestServer.start(BUCKET.settings());
    other = one.second();
    token = one.vendors().issue(one.shop(), Environment.LIVE).token();
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    BUCKET.close();
  }

  @AfterEach
  void mend() throws IOException {
    BUCKET.wire().be(How.GOOD);
  }

  @Test
  void a_copy_sold_at_one_server_comes_byte_for_byte_from_each_and_when_one_has_died()
      throws IOException {
    String link;
    byte[] copy;
    try (var third = one.second()) {
      link = link(sell(one.withTokenAt(third, token)));
      var there = at(third, link);
      copy = there.body();

      assertThat(there.statusCode()).isEqualTo(200);
      assertThat(new String(copy, 0, 5, US_ASCII)).isEqualTo("%PDF-");
      assertThat(at(one.app(), link).body()).isEqualTo(copy);
      assertThat(at(other, link).body()).isEqualTo(copy);
      assertThat(one.data().resolve("blobs")).doesNotExist();
    }

    assertThat(at(other, link).body()).isEqualTo(copy);
    var more = sell(one.withTokenAt(other, token));
    assertThat(at(one.app(), link(more)).statusCode()).isEqualTo(200);
  }

  @Test
  void while_the_bucket_is_away_orders_are_taken_and_nothing_is_said_to_be_delivered()
      throws IOException {
    long before = sell(one.withToken(token));
    try (var fresh = one.second()) {
      var shop = one.withTokenAt(fresh, token);
      BUCKET.wire().be(How.SILENT);

      var refused = at(fresh, link(before));
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(text(refused)).contains("FILES_UNAVAILABLE", "50307");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(delivered(before)).isFalse();
      long meanwhile = ++order;
      assertThat(shop.register(Purchase.of(AMERICAN, meanwhile, 1)).status()).isEqualTo(201);
      Api.await(() -> isSick(shop));
      assertThat(shop.get("/readyz").status()).isEqualTo(200);

      BUCKET.wire().be(How.GOOD);

      assertThat(shop.settled(meanwhile).status()).isEqualTo(200);
      Api.await(() -> at(fresh, link(before)).statusCode() == 200);
      assertThat(at(fresh, link(before)).body()).isEqualTo(at(one.app(), link(before)).body());
      assertThat(delivered(before)).isTrue();
      Api.await(() -> !isSick(shop));
    }
  }

  @Test
  void a_server_starts_while_its_bucket_is_away() throws IOException {
    BUCKET.wire().be(How.ERROR);
    try (var fresh = one.second()) {
      BUCKET.wire().be(How.GOOD);
      var sold = sell(one.withTokenAt(fresh, token));
      Api.await(() -> at(fresh, link(sold)).statusCode() == 200);
    }
  }

  @Test
  void a_token_that_is_revoked_at_one_server_is_dead_at_the_other() {
    var issued = one.vendors().issue(one.shop(), Environment.LIVE);
    var there = one.withTokenAt(other, issued.token());
    assertThat(there.get("/assets/list").status()).isEqualTo(200);

    assertThat(one.app().installation().vendors().revoke(issued.id())).isTrue();

    assertThat(there.get("/assets/list").status()).isEqualTo(401);
    assertThat(there.register(Purchase.of(PIANO, ++order, 1)).status()).isEqualTo(401);
  }

  @Test
  void a_server_with_its_files_elsewhere_does_not_start_beside_them() {
    assertThatThrownBy(
            () -> one.second(Map.of("PARTBOOK_BLOBS", folder.resolve("blobs").toString())).close())
        .hasMessageContaining("PARTBOOK_BLOBS is 'a folder' here, and 's3://scores/of-us/ at http");
  }

  @Test
  void the_doctor_reads_what_is_in_the_bucket() throws IOException {
    var shell = shell("doctor", Map.of());
    assertThat(doctor(shell).path("verdict").asString()).isEqualTo("ok");
    var key = score();
    var sound = bytes(key);

    BUCKET.put(key, "rotten".getBytes(UTF_8));
    assertThat(doctor(shell).toString()).contains("\"fault\"", key + " ", "has 6 bytes, and had");
    var damaged = sound.clone();
    damaged[100]++;
    BUCKET.put(key, damaged);
    assertThat(doctor(shell).toString()).contains("has other bytes than were stored");
    BUCKET.remove(key);
    assertThat(doctor(shell).toString()).contains(key + " ", "is missing");

    BUCKET.put(key, sound);
    assertThat(doctor(shell).path("verdict").asString()).isEqualTo("ok");
  }

  @Test
  void a_backup_of_a_bucket_is_a_folder_and_comes_back_into_a_bucket_or_a_folder()
      throws IOException {
    sell(one.withToken(token));
    var backup = folder.resolve("backup").toString();
    var shell = shell("server", Map.of());

    var made = shell.type("backup", "--to", backup);
    assertThat(made.code()).as(made.toString()).isZero();
    assertThat(Path.of(backup, "blobs").resolve(score().sha256().substring(0, 2))).isDirectory();

    try (var first = TestDatabase.create();
        var second = TestDatabase.create()) {
      var bucket = shell("bucket", database(first, Map.of("PARTBOOK_BLOBS", "s3://scores/again")));
      restored(bucket, backup);
      restored(shell("folder", database(second, Map.of("PARTBOOK_BLOBS", ""))), backup);
    }
    assertThat(folder.resolve("folder/blobs").resolve(score().sha256().substring(0, 2)))
        .isDirectory();
    assertThat(folder.resolve("bucket/blobs")).doesNotExist();
  }

  @Test
  void a_backup_goes_to_a_bucket_and_comes_back_from_it_elsewhere() throws Exception {
    var link = link(sell(one.withToken(token)));
    var copy = at(one.app(), link).body();
    var key = Files.writeString(folder.resolve("key"), "a line that nobody guesses\n").toString();
    var bucket = "s3://backups/of-us";
    var shell = shell("server", Map.of());

    var first = shell.type("backup", "--to", bucket, "--encrypt-with", key, "--json");
    assertThat(first.code()).as(first.toString()).isZero();
    var second =
        shell.type("backup", "--to", bucket, "--encrypt-with", key, "--keep", "0d", "--json");
    assertThat(second.json().path("new_files").asLong()).as(second.toString()).isZero();
    assertThat(second.json().path("removed"))
        .extracting(JsonNode::asString)
        .containsExactly(first.json().path("backup").asString());

    var list = shell.type("backup", "list", bucket, "--decrypt-with", key, "--json");
    assertThat(list.json())
        .as(list.toString())
        .extracting(found -> found.path("backup").asString())
        .containsExactly(second.json().path("backup").asString());
    var check = shell.type("backup", "check", bucket, "--decrypt-with", key, "--deep");
    assertThat(check.code()).as(check.toString()).isZero();

    try (var database = TestDatabase.create()) {
      var there = shell("there", database(database, Map.of("PARTBOOK_BLOBS", "")));
      restored(there, bucket, "--decrypt-with", key);
      // The servers that were there at the time have long gone.
      try (var db = database.open()) {
        db.transact(tx -> tx.run("delete from server_present"));
      }
      var settings =
          Map.of(
              "PARTBOOK_DATA",
              there.folder().toString(),
              "PARTBOOK_PORT",
              "0",
              "PARTBOOK_PUBLIC_URL",
              one.app().uri().toString());
      try (var again = App.start(Config.read(settings), one.clock())) {
        assertThat(at(again, link).body()).isEqualTo(copy);
      }
    }
  }

  /// As a newer release leaves the tables that runs beside this one already.
  @Test
  void a_server_goes_on_selling_when_a_newer_one_has_added_to_its_tables() {
    try (var older = TestServer.start()) {
      var shop = older.live();
      shop.register(Purchase.of(PIANO, 1, 1));
      assertThat(shop.settled(1).status()).isEqualTo(200);

      older
          .db()
          .transact(tx -> {
            tx.run("alter table order_line add column later text not null default 'then'");
            tx.run("alter table asset add column later bigint");
            tx.run("create table later (id bigint primary key)");
            tx.run(
                """
                insert into flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by,
                   execution_time, success)
                select max(installed_rank) + 1, '9999', 'later', 'SQL', 'V9999__later.sql', 1,
                  current_user, 1, true from flyway_schema_history
                """);
          });

      for (long sold = 2; sold < 20; sold++) {
        assertThat(shop.register(Purchase.of(PIANO, sold, 1)).status()).isEqualTo(201);
        assertThat(shop.settled(sold).status()).isEqualTo(200);
      }
      var link = shop.downloadUrl(2, 1).json().path("url").asString();
      assertThat(Api.open(link).statusCode()).isEqualTo(200);
      assertThat(shop.cancel(3, 1).status()).isEqualTo(201);
      assertThat(older.load(older.data(), asset(7001)).bad()).isZero();
      assertThat(shop.register(Purchase.of(7001, 21, 1)).status()).isEqualTo(201);
      assertThatThrownBy(() -> older.second().close())
          .hasMessageContaining("newer Partbook", "version 9999");
    }
  }

  private static String asset(long id) {
    return """
    {"asset_id":%d,"title":"New","format_short_name":"PDF","asset_type":"SINGLE",\
    "renderings":[{"type":"pdf","usage":"full","file":"score.pdf"}]}\
    """
        .formatted(id);
  }

  private static long sell(Api shop) {
    long sold = ++order;
    assertThat(shop.register(Purchase.of(PIANO, sold, 1)).status()).isEqualTo(201);
    assertThat(shop.settled(sold).status()).isEqualTo(200);
    return sold;
  }

  private static String link(long sold) {
    var reply = one.withToken(token).downloadUrl(sold, 1);
    return URI.create(reply.json().path("url").asString()).getPath();
  }

  private static HttpResponse<byte[]> at(App server, String path) {
    return Api.open(server.uri().resolve(path).toString());
  }

  private static String text(HttpResponse<byte[]> reply) {
    return new String(reply.body(), UTF_8);
  }

  private static boolean delivered(long sold) {
    return one.db()
        .ask(tx ->
            tx.one(
                "select 1 as one from order_line where order_id = ? and delivered_at is not null",
                row -> row.getInt("one"),
                sold))
        .isPresent();
  }

  private static boolean isSick(Api shop) {
    return shop.get("/health").text().contains("{\"name\":\"blob_store\",\"health\":false}");
  }

  private static BlobKey score() {
    return one.db()
        .ask(tx ->
            tx.one(
                "select blob from rendering where asset_id = ?",
                row -> new BlobKey(row.getString("blob")),
                PIANO))
        .orElseThrow();
  }

  private static byte[] bytes(BlobKey key) throws IOException {
    try (var in = one.app().installation().blobs().open(key, 0, Long.MAX_VALUE)) {
      return in.readAllBytes();
    }
  }

  private static JsonNode doctor(Typed.Shell shell) {
    var typed = shell.type("doctor", "--json");
    return typed
        .json()
        .valueStream()
        .filter(found -> found.path("check").asString().equals("blobs"))
        .findFirst()
        .orElseThrow(() -> new AssertionError(typed.toString()));
  }

  private static Map<String, String> database(TestDatabase database, Map<String, String> more) {
    var settings = new HashMap<>(more);
    settings.put("PARTBOOK_DATABASE_URL", TestServer.urlWithLogin(database.url()));
    return settings;
  }

  private static void restored(Typed.Shell shell, String... backup) {
    var words = Stream.concat(Stream.of("restore"), Stream.of(backup)).toArray(String[]::new);
    var typed = shell.type(words);
    assertThat(typed.code()).as(typed.toString()).isZero();
    var found = doctor(shell);
    assertThat(found.path("verdict").asString()).as(found.toString()).isEqualTo("ok");
  }

  private Typed.Shell shell(String name, Map<String, String> others) throws IOException {
    var settings = new HashMap<>(one.settings());
    settings.putAll(others);
    settings.values().removeAll(Set.of(""));
    return new Typed.Shell(Files.createDirectories(folder.resolve(name)), settings);
  }
}
