package org.partbook.signing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.OpenTransaction;
import org.partbook.Purchase;
import org.partbook.TestClock;
import org.partbook.TestDatabase;
import org.partbook.TestServer;

/// What several servers of an installation have to agree on.
class SigningKeysTest {
  private static final String ADD_KEY =
      "insert into signing_key (secret, created_at) values (decode(repeat('ab', 32), 'hex'), now() - interval '1 minute')";

  @Test
  void when_the_key_is_changed_links_of_before_still_open_and_all_servers_know_the_new_one() {
    var address = Map.of("PARTBOOK_PUBLIC_URL", "http://scores.example");
    try (var server = TestServer.start(address)) {
      var shop = server.live();
      shop.register(Purchase.of(PIANO, 1, 1));
      var before = path(shop.settled(1).json().get(0).path("download_url").asString());

      try (var older = server.second()) {
        server.db().transact(tx -> tx.run(ADD_KEY));
        server.restart();
        var after = path(server.live().downloadUrl(1, 1).json().path("url").asString());
        server.clock().advance(Duration.ofSeconds(2));

        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        assertThat(open(older, after)).isEqualTo(200);
        assertThat(open(older, before)).isEqualTo(200);
        assertThat(open(server.app(), before)).isEqualTo(200);
      }
    }
  }

  @Test
  void two_servers_that_start_at_once_agree_on_one_key() {
    try (var database = TestDatabase.withTables();
        var db = database.open();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Signer> second;
      try (var first = OpenTransaction.of(db, ADD_KEY)) {
        second = CompletableFuture.supplyAsync(() -> new Signer(db, new TestClock()), threads);
        first.awaitWaiting("%signing_key%", 1);
      }

      var signed = second.join().sign(Purpose.DOWNLOAD_LINK, new byte[] {1, 2, 3});
      assertThat(new Signer(db, new TestClock()).verify(Purpose.DOWNLOAD_LINK, signed))
          .contains(new byte[] {1, 2, 3});
      var keys =
          db.inTransaction(tx -> tx.list("select id from signing_key", row -> row.getLong("id")));
      assertThat(keys).hasSize(1);
    }
  }

  @Test
  void those_who_sign_at_once_sign_as_one_alone() {
    try (var database = TestDatabase.withTables();
        var db = database.open();
        var threads = Executors.newFixedThreadPool(8)) {
      var signer = new Signer(db, new TestClock());
      var statements = IntStream.range(0, 4000).mapToObj(i -> ("statement " + i).getBytes(UTF_8));

      var signed =
          statements
              .map(statement ->
                  CompletableFuture.supplyAsync(
                      () -> signer.sign(Purpose.VIEW_LINK, statement), threads))
              .toList();

      var alone = new Signer(db, new TestClock());
      for (var i = 0; i < signed.size(); i++) {
        var statement = ("statement " + i).getBytes(UTF_8);
        assertThat(signed.get(i).join()).isEqualTo(alone.sign(Purpose.VIEW_LINK, statement));
      }
    }
  }

  private static String path(String link) {
    return URI.create(link).getRawPath();
  }

  /// A link begins with the number of its key.
  private static int keyOf(String path) {
    var signed = Base64.getUrlDecoder().decode(path.substring("/download/".length()));
    return ByteBuffer.wrap(signed).getInt();
  }

  private static int open(App app, String path) {
    return Api.open(app.uri().resolve(path).toString()).statusCode();
  }
}
