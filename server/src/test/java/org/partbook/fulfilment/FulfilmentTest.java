package org.partbook.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.WITHOUT_FILE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.Api;
import org.partbook.PdfText;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestLine;
import org.partbook.TestServer;
import org.partbook.blob.FolderBlobs;
import org.partbook.ending.LastResort;
import org.partbook.purchase.OrderEvent;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLines;
import org.partbook.purchase.Orders;
import org.partbook.purchase.Settlement;

class FulfilmentTest {
  private static final String A_PLAN_THAT_LOOKS_AGAIN_FOR_EVERY_LINE =
      """
      set local enable_hashjoin = off;
      set local enable_mergejoin = off;
      set local enable_hashagg = off;
      set local enable_sort = off;
      set local enable_material = off;
      """;

  @TempDir private Path folder;

  @Test
  void a_line_is_completed_from_an_upstream_and_the_buyer_gets_a_copy_of_their_own()
      throws IOException {
    var pdf = pdf();
    try (var upstream = new ScriptedUpstream(ScriptedUpstream.body(pdf));
        var server = server(upstream)) {
      var shop = server.live();
      shop.register(Purchase.of(WITHOUT_FILE, 1, 1));

      var line = shop.settled(1).json().get(0);

      assertThat(line.path("status").asString()).isEqualTo("COMPLETED");
      requireCopy(line.path("download_url").asString());
      assertThat(upstream.requests()).containsExactly("/scores/1005.pdf Bearer upstream-secret");
    }
  }

  @Test
  void what_is_imported_is_not_asked_of_the_upstream() throws IOException {
    try (var upstream = new ScriptedUpstream(ScriptedUpstream.status(500));
        var server = server(upstream)) {
      server.live().register(Purchase.of(PIANO, 1, 1));

      assertThat(server.live().settled(1).status()).isEqualTo(200);
      assertThat(upstream.requests()).isEmpty();
    }
  }

  @Test
  void an_upstreams_404_is_final() throws IOException {
    try (var upstream = new ScriptedUpstream(ScriptedUpstream.status(404));
        var server = server(upstream)) {
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));

      var info = server.live().settled(1);

      assertThat(info.status()).isEqualTo(502);
      assertThat(info.json().path("message").asString()).contains("1005");
      assertThat(upstream.requests()).hasSize(1);
    }
  }

  @Test
  void whatever_else_goes_wrong_upstream_is_tried_again() throws IOException {
    var pdf = pdf();
    try (var upstream =
            new ScriptedUpstream(
                ScriptedUpstream.status(503),
                ScriptedUpstream.body("<html>".getBytes(StandardCharsets.UTF_8)),
                ScriptedUpstream.cutOff(pdf),
                ScriptedUpstream.body(Arrays.copyOf(pdf, pdf.length / 2)),
                ScriptedUpstream.redirect("http://127.0.0.1:1/elsewhere"),
                ScriptedUpstream.body(pdf));
        var server = server(upstream)) {
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));

      // Each wait is twice as long as the one before.
      await(() -> {
        endWait(server);
        return one(server, "status = 'COMPLETED'");
      });

      var info = server.live().info(1);
      assertThat(info.status()).isEqualTo(200);
      assertThat(upstream.requests()).hasSize(6);
      requireCopy(info.json().get(0).path("download_url").asString());
    }
  }

  @Test
  void a_line_fails_at_its_deadline_and_can_be_taken_up_again() throws IOException {
    var pdf = pdf();
    var works = new AtomicBoolean();
    try (var upstream =
            new ScriptedUpstream(exchange ->
                (works.get() ? ScriptedUpstream.body(pdf) : ScriptedUpstream.status(500))
                    .to(exchange));
        var server = server(upstream)) {
      var shop = server.live();
      shop.register(Purchase.of(WITHOUT_FILE, 1, 1));
      await(() -> !upstream.requests().isEmpty());
      assertThat(shop.infoAtOnce(1).status()).isEqualTo(202);

      server.clock().advance(Duration.ofHours(2));
      var failed = shop.settled(1);

      assertThat(failed.status()).isEqualTo(502);
      assertThat(failed.json().path("message").asString()).contains("500");
      works.set(true);
      retry(server, 1);
      assertThat(shop.settled(1).status()).isEqualTo(200);
    }
  }

  @Test
  void a_line_is_tried_at_its_deadline_for_the_last_time_and_not_after_it() throws IOException {
    try (var upstream = new ScriptedUpstream(ScriptedUpstream.status(500));
        var server = server(upstream)) {
      server.live().register(Purchase.of(WITHOUT_FILE, 1, 1));
      await(() -> one(server, "lately is not null"));

      // After so many attempts the next wait would be one of minutes.
      server
          .db()
          .transact(tx ->
              tx.update(
                  "update order_job set attempts = 20, due_at = now(), deadline = now() + interval"
                      + " '1 minute'"));
      await(() -> one(server, "due_at = deadline"));
      server.clock().advance(Duration.ofMinutes(1));

      assertThat(server.live().settled(1).status()).isEqualTo(502);
    }
  }

  private static boolean one(TestServer server, String condition) {
    return server
        .db()
        .inTransaction(tx ->
            tx.one(
                    """
                    select from order_line
                      left join (select line_id, due_at, deadline, failure as lately from order_job)
                        as job on line_id = id
                    where
                    """
                        + condition,
                    _ -> true)
                .isPresent());
  }

  /// Only of a line that nobody works on: it would be taken from them.
  private static void endWait(TestServer server) {
    server
        .db()
        .transact(
            tx -> tx.update("update order_job set due_at = now() where next_attempt is not null"));
  }

  @Test
  void a_line_that_is_cancelled_while_it_is_fetched_stays_cancelled() throws IOException {
    var pdf = pdf();
    try (var upstream =
            new ScriptedUpstream(exchange -> {
              pause(Duration.ofMillis(700));
              ScriptedUpstream.body(pdf).to(exchange);
            });
        var server = server(upstream)) {
      var shop = server.live();
      shop.register(Purchase.of(WITHOUT_FILE, 1, 1));
      await(() -> upstream.requests().size() == 1);

      assertThat(shop.cancel(1, 1).status()).isEqualTo(201);

      pause(Duration.ofSeconds(1));
      assertThat(shop.info(1).json().get(0).path("status").asString()).isEqualTo("CANCELLED");
    }
  }

  @Test
  void a_line_whose_server_died_is_taken_up_when_its_lease_has_run_out() {
    try (var server = TestServer.start()) {
      TestLine.of(server.shop(), 1)
          .claimed()
          .dueIn(Duration.ofSeconds(10))
          .insertInto(server.db(), server.clock().instant());
      assertThat(server.live().info(1).status()).isEqualTo(202);

      server.clock().advance(Duration.ofSeconds(11));

      assertThat(server.live().settled(1).status()).isEqualTo(200);
    }
  }

  @Test
  void who_settles_a_line_that_somebody_else_has_claimed_since_changes_nothing() {
    try (var server = TestServer.start()) {
      server.app().close();
      var lines = new OrderLines();
      var now = server.clock().instant();
      insertDue(server, 1);

      var first = server.db().inTransaction(tx -> lines.claim(tx, now, now, 1)).getFirst();
      var second = server.db().inTransaction(tx -> lines.claim(tx, now, now, 1)).getFirst();
      settle(server, lines, new Settlement.Failed(first, "too late"));
      assertThat(status(server)).isEqualTo("PROCESSING");
      settle(server, lines, new Settlement.Failed(second, "in time"));

      assertThat(second.attempt()).isEqualTo(first.attempt() + 1);
      assertThat(status(server)).isEqualTo("FAILED");
    }
  }

  @Test
  void no_more_lines_are_claimed_than_there_is_room_for_however_they_are_looked_up() {
    try (var server = TestServer.start()) {
      server.app().close();
      var lines = new OrderLines();
      var now = server.clock().instant();
      LongStream.range(1, 21).forEach(order -> insertDue(server, order));

      var claimed =
          server
              .db()
              .inTransaction(tx -> {
                tx.run(A_PLAN_THAT_LOOKS_AGAIN_FOR_EVERY_LINE);
                return lines.claim(tx, now, now.plusSeconds(10), 3);
              });

      assertThat(claimed).hasSize(3);
    }
  }

  @Test
  void work_that_cannot_be_broken_off_delays_the_end_once_and_not_once_a_line() {
    var end = new CountDownLatch(1);
    var fetches = new CountDownLatch(10);
    ScoreSource stubborn =
        _ -> {
          fetches.countDown();
          awaitAnyway(end);
          return new ScoreSource.Unavailable("stubborn");
        };
    try (var server = TestServer.start()) {
      server.app().close();
      LongStream.rangeClosed(1, 10).forEach(order -> insertDue(server, order));
      var fulfilment =
          Fulfilment.start(server.db(), stubborn, server.clock(), _ -> {}, LastResort.ofProcess());
      awaitAnyway(fetches);

      assertThat(CompletableFuture.runAsync(fulfilment::close))
          .succeedsWithin(Duration.ofSeconds(20));
    } finally {
      end.countDown();
    }
  }

  @Test
  void a_score_that_is_too_much_for_us_does_not_keep_its_line_past_the_deadline() {
    ScoreSource tooMuch =
        _ -> {
          throw new StackOverflowError();
        };
    try (var server = TestServer.start()) {
      server.app().close();
      insertDue(server, 1);
      server.db().transact(tx -> tx.run("update order_job set deadline = now()"));
      try (var fulfilment =
          Fulfilment.start(server.db(), tooMuch, server.clock(), _ -> {}, LastResort.ofProcess())) {
        fulfilment.wake();
        await(() -> status(server).equals("FAILED"));
      }
    }
  }

  @Test
  void what_was_claimed_before_a_retry_settles_nothing_after_it() {
    try (var server = TestServer.start()) {
      server.app().close();
      var lines = new OrderLines();
      var now = server.clock().instant();
      insertDue(server, 1);
      var before = server.db().inTransaction(tx -> lines.claim(tx, now, now, 1)).getFirst();
      server
          .db()
          .transact(tx -> {
            tx.update("update order_line set status = 'FAILED'");
            tx.update("delete from order_job");
          });
      var orders = new Orders(server.db(), server.clock(), Duration.ofHours(1));
      assertThat(orders.retry(orders.find(new OrderId(1)).getFirst())).isTrue();

      var later = server.clock().instant();
      var after = server.db().inTransaction(tx -> lines.claim(tx, later, later, 1)).getFirst();
      settle(server, lines, new Settlement.Failed(before, "from before"));

      assertThat(after.attempt()).isEqualTo(before.attempt());
      assertThat(status(server)).isEqualTo("PROCESSING");
    }
  }

  @Test
  void a_missing_file_is_waited_for_and_does_not_fail_the_line_at_once() throws IOException {
    try (var server = TestServer.start();
        var files = Files.walk(server.data().resolve("blobs"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.move(file, folder.resolve(file.getFileName()));
      }
      server.live().register(Purchase.of(PIANO, 1, 1));
      pause(Duration.ofMillis(400));
      assertThat(server.live().info(1).status()).isEqualTo(202);

      try (var moved = Files.list(folder)) {
        for (var file : moved.toList()) {
          try (var in = Files.newInputStream(file)) {
            new FolderBlobs(server.data().resolve("blobs")).put(in);
          }
        }
      }

      assertThat(server.live().settled(1).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 500", "2, 1000", "3, 2000", "10, 256000", "11, 300000", "1000, 300000"})
  void waits_double_up_to_five_minutes_and_differ(int attempt, int longest) {
    var waits = IntStream.range(0, 200).mapToObj(_ -> Backoff.after(attempt)).toList();

    assertThat(waits)
        .allMatch(wait -> wait.toMillis() >= longest / 2 && wait.toMillis() <= longest);
    assertThat(waits.stream().distinct().count()).isGreaterThan(50);
  }

  /// The upstream's one page, with the buyer's name on it.
  private static void requireCopy(String link) {
    assertThat(PdfText.pages(Api.open(link).body()))
        .singleElement()
        .asString()
        .contains("Licensed to Clara Wieck");
  }

  private TestServer server(ScriptedUpstream upstream) {
    return TestServer.start(
        Map.of(
            "PARTBOOK_UPSTREAM_URL", upstream.url(),
            "PARTBOOK_UPSTREAM_TOKEN", "upstream-secret",
            "PARTBOOK_UPSTREAM_TIMEOUT", "30s"));
  }

  private byte[] pdf() throws IOException {
    var file = folder.resolve("upstream.pdf");
    TestAssets.writePdf(file, 1);
    return Files.readAllBytes(file);
  }

  private static void retry(TestServer server, long order) {
    var orders = new Orders(server.db(), server.clock(), Duration.ofHours(1));
    for (var line : orders.find(new OrderId(order))) {
      assertThat(orders.retry(line)).isTrue();
      assertThat(orders.retry(line)).isFalse();
      assertThat(orders.events(line))
          .extracting(OrderEvent::kind)
          .containsExactly("REGISTERED", "FAILED", "RETRIED");
    }
  }

  private static void insertDue(TestServer server, long order) {
    TestLine.of(server.shop(), order)
        .dueIn(Duration.ofSeconds(-10))
        .insertInto(server.db(), server.clock().instant());
  }

  private static void settle(TestServer server, OrderLines lines, Settlement settlement) {
    server.db().transact(tx -> lines.settle(tx, List.of(settlement), server.clock().instant()));
  }

  private static String status(TestServer server) {
    return server
        .db()
        .inTransaction(tx -> tx.one("select status from order_line", row -> row.getString(1)))
        .orElseThrow();
  }

  private static void awaitAnyway(CountDownLatch latch) {
    var interrupted = false;
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void await(BooleanSupplier condition) {
    for (int i = 0; i < 1500 && !condition.getAsBoolean(); i++) {
      pause(Duration.ofMillis(20));
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
