package org.partbook.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.Api.await;

import com.standardwebhooks.Webhook;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.Config;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.webhook.Receiver;

/// The keys of two servers, in the order of an installation's life: encrypted, changed while it
/// sells, encrypted with another key, backed up, stolen.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeysTest {
  private static final String PUBLIC = "https://scores.example.org";
  private static final String KEPT =
      """
      select secret, sealed from signing_key
      union all select secret, sealed from log_key
      union all select secret, sealed from webhook_secret
      """;

  @TempDir static Path temp;
  private static Path file;
  private static TestServer server;
  private static App second;
  private static Typed.Shell shell;
  private static Receiver receiver;
  private static String webhook;
  private static final AtomicLong ORDERS = new AtomicLong(100);

  @BeforeAll
  static void start() throws IOException {
    file = temp.resolve("partbook.key");
    Files.writeString(file, newKey());
    server =
        TestServer.start(
            Map.of(
                "PARTBOOK_KEY_FILE",
                file.toString(),
                "PARTBOOK_PUBLIC_URL",
                PUBLIC,
                "PARTBOOK_LOG",
                temp.resolve("log").toString(),
                "PARTBOOK_WEBHOOK_INNER",
                "allow",
                "PARTBOOK_OPERATOR",
                "anna"));
    second = server.second();
    var settings = server.settings();
    shell = new Typed.Shell(Path.of(settings.get("PARTBOOK_DATA")), settings);
    receiver = Receiver.answering(Receiver.status(204));
    webhook =
        type("webhook", "add", "First Shop", "--url", receiver.url(), "--sandbox", "--json")
            .json()
            .path("secret")
            .asString();
    await(() -> Files.exists(temp.resolve("log/checkpoint")));
  }

  @AfterAll
  static void stop() {
    receiver.close();
    second.close();
    server.close();
  }

  private static String newKey() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return Base64.getEncoder().encodeToString(key) + "\n";
  }

  private static Typed type(String... words) {
    return shell.type(words);
  }

  private static Typed done(String... words) {
    var typed = type(words);
    assertThat(typed.code()).as(typed.err()).isZero();
    return typed;
  }

  /// All secrets in clear, and how many there are in all.
  private static List<byte[]> inClear() {
    List<byte[]> clear = new ArrayList<>();
    var all = server.db().ask(tx -> tx.list(KEPT, row -> Optional.ofNullable(row.getBytes(1))));
    assertThat(all).hasSizeGreaterThanOrEqualTo(3);
    all.forEach(one -> one.ifPresent(clear::add));
    return clear;
  }

  private static String sell(Api shop) {
    long order = ORDERS.incrementAndGet();
    assertThat(shop.register(Purchase.of(TestAssets.PIANO, order, 1)).status()).isEqualTo(201);
    return shop.settled(order).json().get(0).path("download_url").asString();
  }

  private static int open(App app, String link) {
    return Api.open(app.uri().resolve(link.substring(PUBLIC.length())).toString()).statusCode();
  }

  /// A link begins with the number of its key.
  private static int keyOf(String link) {
    var path = URI.create(link).getRawPath();
    return ByteBuffer.wrap(Base64.getUrlDecoder().decode(path.substring("/download/".length())))
        .getInt();
  }

  private static void requireSigned(Api shop) throws Exception {
    sell(shop);
    long order = ORDERS.get();
    await(() -> !receiver.messages(order).isEmpty());
    var message = receiver.messages(order).getFirst();
    new Webhook(webhook).verify(message.body(), message.headers());
  }

  @Test
  @Order(1)
  void with_a_file_of_keys_no_key_is_ever_in_clear() throws Exception {
    assertThat(inClear()).isEmpty();
    var listed = done("keys", "list");
    assertThat(listed.out().lines().skip(1))
        .hasSize(3)
        .allMatch(it -> it.contains("encrypted with "));
    assertThat(done("keys", "list", "--json").json().get(1).path("kind").asString())
        .isEqualTo("log");
    assertThat(type("doctor").out()).contains("; encrypted").doesNotContain("not encrypted");
    requireSigned(server.sandbox());
  }

  @Test
  @Order(2)
  void all_keys_are_decrypted_and_encrypted_again_and_nobody_notices() throws Exception {
    var link = sell(server.live());
    done("keys", "decrypt");
    var secrets = inClear();
    assertThat(secrets).hasSize(3);
    assertThat(type("doctor").out()).contains("3 keys are in clear in the database");

    assertThat(done("keys", "encrypt").out()).contains("3 keys were changed");

    assertThat(inClear()).isEmpty();
    List<String> kept =
        server.db().ask(tx -> tx.list(KEPT, row -> HexFormat.of().formatHex(row.getBytes(2))));
    assertThat(String.join(" ", kept))
        .doesNotContain(secrets.stream().map(HexFormat.of()::formatHex).toList());
    server.restart();
    assertThat(open(server.app(), link)).isEqualTo(200);
    assertThat(open(second, link)).isEqualTo(200);
    requireSigned(server.sandbox());
    assertThat(done("ledger", "verify").out()).isNotEmpty();
  }

  @Test
  @Order(3)
  void the_key_of_links_is_changed_while_two_servers_sell_and_nothing_fails() throws Exception {
    var first = sell(server.live());
    var wrong = new ConcurrentLinkedQueue<String>();
    var opened = new AtomicInteger();
    var links = new ConcurrentLinkedQueue<String>();
    var ends = new AtomicBoolean();
    var load =
        List.of(
            load(server.app(), second, wrong, links, opened, ends),
            load(second, server.app(), wrong, links, opened, ends));

    await(() -> !links.isEmpty());
    int made = done("keys", "rotate", "--json").json().path("key").asInt();
    awaitPatiently(
        () -> keyOf(sell(server.live())) == made && keyOf(sell(server.liveAt(second))) == made);
    var enough = opened.get() + 20;
    awaitPatiently(() -> opened.get() > enough);
    ends.set(true);
    for (var one : load) {
      one.join();
    }

    assertThat(wrong).isEmpty();
    assertThat(links.stream().map(KeysTest::keyOf)).contains(keyOf(first), made);
    assertThat(open(second, first)).isEqualTo(200);
    assertThat(type("keys", "end", Integer.toString(made)).err()).contains("is the newest");
    done("keys", "end", Integer.toString(keyOf(first)));
    await(() -> open(second, first) == 404 && open(server.app(), first) == 404);
    assertThat(open(second, sell(server.live()))).isEqualTo(200);
  }

  /// It takes ten seconds where everything is quick.
  private static void awaitPatiently(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("too late").isLessThan(deadline);
      Api.pause(Duration.ofMillis(100));
    }
  }

  /// Sells at one server, and opens at the other what was sold.
  private static Thread load(
      App at,
      App other,
      Queue<String> wrong,
      Queue<String> links,
      AtomicInteger opened,
      AtomicBoolean ends) {
    return Thread.ofVirtual()
        .start(() -> {
          var shop = server.liveAt(at);
          while (!ends.get()) {
            try {
              var link = sell(shop);
              links.add(link);
              var status = open(other, link);
              if (status != 200) {
                wrong.add(status + " " + link);
              }
              opened.incrementAndGet();
            } catch (RuntimeException | AssertionError e) {
              wrong.add(e.toString());
            }
          }
        });
  }

  @Test
  @Order(4)
  void another_key_takes_the_place_of_the_first_without_a_restart() throws Exception {
    var former = Files.readString(file);
    var link = sell(server.live());
    Files.writeString(file, newKey() + former);

    await(() -> type("keys", "encrypt").code() == 0);
    var number = Config.read(server.settings()).seals().numbers().getFirst();
    assertThat(done("keys", "list").out().lines().skip(1)).allMatch(it -> it.endsWith(number));
    Files.writeString(file, Files.readString(file).replace(former, ""));

    server.restart();
    assertThat(open(server.app(), link)).isEqualTo(200);
    requireSigned(server.sandbox());
  }

  @Test
  @Order(5)
  void with_a_key_that_a_server_does_not_have_nothing_is_encrypted() throws Exception {
    var own = Files.writeString(temp.resolve("own.key"), newKey() + Files.readString(file));
    var settings = server.settings();
    settings.put("PARTBOOK_KEY_FILE", own.toString());
    var other = new Typed.Shell(Files.createDirectory(temp.resolve("own")), settings);

    var refused = other.type("keys", "encrypt");

    assertThat(refused.code()).isEqualTo(Exit.FAILED);
    assertThat(refused.err()).contains("doesn't have the key", "Nothing was changed");
  }

  @Test
  @Order(6)
  void without_its_key_a_server_does_not_start_and_says_what_to_set() throws Exception {
    var wrong = Files.writeString(temp.resolve("wrong.key"), newKey());
    for (var setting : List.of("", wrong.toString())) {
      var settings = new HashMap<>(server.settings());
      settings.remove("PARTBOOK_KEY_FILE");
      if (!setting.isEmpty()) {
        settings.put("PARTBOOK_KEY_FILE", setting);
      }
      var folder = Files.createDirectory(temp.resolve("without" + setting.length()));
      var refused = new Typed.Shell(folder, settings).type("serve", "--port", "0");

      assertThat(refused.code()).isEqualTo(Exit.FAILED);
      assertThat(refused.err())
          .contains(
              "partbook: keys in the database are encrypted with the key ", "PARTBOOK_KEY_FILE")
          .doesNotContain("should not have");
    }
    assertThat(open(server.app(), sell(server.live()))).isEqualTo(200);
  }

  @Test
  @Order(7)
  void a_backup_that_is_stolen_signs_nothing_without_the_file_of_keys() throws Exception {
    var link = sell(server.live());
    var backups = temp.resolve("backups");
    done("backup", "--to", backups.toString());
    // The file that its settings name is here.
    assertThat(Typed.of("backup", "check", backups.toString(), "--deep").out())
        .startsWith("1 backup ")
        .endsWith(": all as they were written\n");
    var restored = temp.resolve("restored").toString();
    var refused = Typed.of("restore", backups.toString(), "--data", restored);
    assertThat(refused.code()).isEqualTo(Exit.DONE_IN_PART);
    assertThat(refused.err()).contains("everything is restored", "PARTBOOK_KEY_FILE isn't set");
    var settings = temp.resolve("restored/partbook.env");
    var said = Files.exists(settings) ? Files.readString(settings) : "";
    assertThat(said).doesNotContain(Files.readString(file).strip());
    Files.deleteIfExists(settings);
    assertThat(Typed.of("serve", "--port", "0", "--data", restored).err())
        .contains("keys in the database are encrypted");

    var own =
        Config.read(
            Map.of(
                "PARTBOOK_DATA",
                restored,
                "PARTBOOK_PORT",
                "0",
                "PARTBOOK_PUBLIC_URL",
                PUBLIC,
                "PARTBOOK_KEY_FILE",
                file.toString()));
    try (var app = App.start(own, server.clock())) {
      assertThat(open(app, link)).isEqualTo(200);
    }
    // The embedded database's server role may keep the log's key in another way, and no more.
    Files.writeString(settings, "PARTBOOK_KEY_FILE=" + file);
    for (var command : List.of("decrypt", "encrypt")) {
      var typed = Typed.of("keys", command, "--data", restored);
      assertThat(typed.code()).as(typed.err()).isZero();
      assertThat(typed.out()).contains(" keys were changed");
    }
  }

  @Test
  @Order(8)
  void what_was_done_to_keys_stands_in_the_journal_with_who_did_it_and_nothing_of_a_key() {
    var told =
        server
            .db()
            .ask(tx ->
                tx.list(
                    "select kind, actor, body from journal where kind like 'KEY%' order by id",
                    row ->
                        String.join(
                            " ",
                            row.getString("kind"),
                            "by",
                            row.getString("actor"),
                            row.getString("body"))));

    assertThat(told)
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("KEYS_DECRYPTED by operator anna {\"changed\":3}"),
            it ->
                assertThat(it)
                    .matches(
                        "KEYS_ENCRYPTED by operator anna \\{\"changed\":3,\"encrypted_with\":\"[0-9a-f]{8}\"}"),
            it -> assertThat(it).matches("KEY_MADE by operator anna \\{\"key\":[0-9]+}"),
            it -> assertThat(it).matches("KEY_ENDED by operator anna \\{\"key\":[0-9]+}"),
            it -> assertThat(it).startsWith("KEYS_ENCRYPTED by operator anna {\"changed\":3,"));
    assertThat(done("ledger", "list", "--kind", "key_made").out()).contains("operator anna");
    assertThat(done("keys", "encrypt").out()).contains("0 keys were changed");
    assertThat(done("ledger", "list", "--kind", "keys_encrypted").out().lines()).hasSize(3);
    assertThat(done("ledger", "verify").out()).isNotEmpty();
  }
}
