package org.partbook.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.SelfSigned;
import org.partbook.TestServer;
import org.partbook.child.HostileFiles;

/// An upstream that is in the wrong hands, or only slow: the server doesn't notice, and goes on
/// selling what it has.
class HostileUpstreamTest {
  /// Beside a file that takes all that it can get: the machine may be busy with other things, too.
  private static final Duration LONGEST_SALE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void a_memory_bomb_is_refused_and_leaves_nothing_while_a_shop_sells_beside_it() throws Exception {
    try (var upstream =
            new ScriptedUpstream(
                ScriptedUpstream.body(HostileFiles.bytes(HostileFiles.MEMORY_BOMB)));
        var server = server(upstream, Map.of("PARTBOOK_SCORE_MEMORY", "128m"))) {
      var before = files(server);
      var rows = preparedScores(server);
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));

      await(() ->
          !HostileFiles.children(ProcessHandle.current()).isEmpty()
              || !failure(server, 1).isEmpty());
      for (long order = 2; failure(server, 1).isEmpty(); order++) {
        var sold = System.nanoTime();
        server.live().register(Purchase.of(PIANO, order, 1));
        assertThat(server.live().settled(order).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - sold)).isLessThan(LONGEST_SALE);
      }

      assertThat(failure(server, 1)).contains("takes too much to read: more than 128 MB of memory");
      assertThat(files(server)).isEqualTo(before);
      assertThat(preparedScores(server)).isEqualTo(rows);
      // It is asked again, and what it hands out isn't read again.
      var asked = upstream.requests().size();
      server.clock().advance(Duration.ofMinutes(1));
      await(() -> upstream.requests().size() > asked);
    }
  }

  @Test
  void an_answer_that_is_too_large_is_broken_off_and_leaves_nothing() throws Exception {
    try (var upstream = new ScriptedUpstream(this::sendWithoutEnd);
        var server = server(upstream, Map.of("PARTBOOK_UPSTREAM_MAX_SIZE", "64k"))) {
      var before = files(server);
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));

      await(() -> !failure(server, 1).isEmpty());

      assertThat(failure(server, 1))
          .isEqualTo("the upstream's answer for asset 1005 is larger than 65536 bytes");
      await(() -> files(server).equals(before));
    } finally {
      end.countDown();
    }
  }

  @Test
  void an_answer_that_comes_drop_by_drop_is_broken_off_at_its_time() throws Exception {
    var brokenOff = new CountDownLatch(1);
    try (var upstream =
            new ScriptedUpstream(exchange -> {
              drip(exchange);
              brokenOff.countDown();
            });
        var server = server(upstream, Map.of("PARTBOOK_UPSTREAM_TIMEOUT", "700ms"))) {
      var before = files(server);
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));

      await(() -> !failure(server, 1).isEmpty());

      assertThat(failure(server, 1))
          .isEqualTo("the upstream's answer for asset 1005 took longer than 700 ms");
      assertThat(brokenOff.await(20, TimeUnit.SECONDS)).isTrue();
      await(() -> files(server).equals(before));
    } finally {
      end.countDown();
    }
  }

  @Test
  void an_upstream_that_never_answers_leaves_places_for_what_was_imported() throws Exception {
    int many = 2 * Fulfilment.MOST_AT_ONCE;
    try (var upstream = new ScriptedUpstream(_ -> awaitEnd());
        var server = server(upstream, Map.of())) {
      var shop = server.live();
      for (long order = 1; order <= many; order++) {
        shop.register(Purchase.of(WITHOUT_FILE, order, 1));
      }
      await(() -> upstream.requests().size() == UpstreamScores.MOST_AT_ONCE);

      shop.register(Purchase.of(PIANO, many + 1, 1));

      assertThat(shop.settled(many + 1).status()).isEqualTo(200);
      assertThat(upstream.requests()).hasSize(UpstreamScores.MOST_AT_ONCE);
    } finally {
      end.countDown();
    }
  }

  @Test
  void a_redirect_is_not_followed_and_the_token_goes_nowhere_else() throws Exception {
    try (var elsewhere = new ScriptedUpstream(ScriptedUpstream.status(404));
        var upstream =
            new ScriptedUpstream(
                ScriptedUpstream.redirect(elsewhere.url().replace("{asset_id}", "1")));
        var server = server(upstream, Map.of("PARTBOOK_UPSTREAM_TOKEN", "a-token-of-ours"))) {
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));

      await(() -> failure(server, 1).contains("302"));

      assertThat(upstream.requests().getFirst()).contains("a-token-of-ours");
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void an_upstream_with_a_certificate_that_nobody_vouches_for_is_told_no_token() throws Exception {
    var asked = new CountDownLatch(1);
    var https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context(folder)));
    https.createContext(
        "/",
        exchange -> {
          asked.countDown();
          exchange.close();
        });
    https.start();
    var url = "https://localhost:%d/{asset_id}".formatted(https.getAddress().getPort());
    try (var server =
        TestServer.start(
            Map.of("PARTBOOK_UPSTREAM_URL", url, "PARTBOOK_UPSTREAM_TOKEN", "a-token"))) {
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));

      await(() -> !failure(server, 1).isEmpty());

      assertThat(asked.getCount()).isEqualTo(1);
    } finally {
      https.stop(0);
    }
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      while (end.getCount() > 0) {
        exchange.getResponseBody().write(new byte[1000]);
      }
    } catch (IOException closed) {
      return;
    }
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try {
      while (end.getCount() > 0) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        Api.pause(Duration.ofMillis(50));
      }
    } catch (IOException closed) {
      return;
    }
  }

  private static TestServer server(ScriptedUpstream upstream, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("PARTBOOK_UPSTREAM_URL", upstream.url());
    return TestServer.start(all);
  }

  private static String failure(TestServer server, long order) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                """
                select coalesce(job.failure, order_line.failure, '')
                from order_line left join order_job as job on line_id = id
                where order_id = ?
                """,
                row -> row.getString(1),
                order))
        .orElseThrow();
  }

  private static long preparedScores(TestServer server) {
    return server
        .db()
        .inTransaction(tx -> tx.one("select count(*) from prepared_score", row -> row.getLong(1)))
        .orElseThrow();
  }

  /// All of the data folder.
  private static List<Path> files(TestServer server) {
    try (var files = Files.walk(server.data())) {
      // The log of the journal grows with what is sold meanwhile.
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(server.data().resolve("log")))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      // What is made and removed meanwhile was seen and is gone.
      return files(server);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 3000 && !condition.getAsBoolean(); i++) {
      Api.pause(Duration.ofMillis(20));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }
}
