package org.partbook.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.TestAssets.PIANO;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.AccessToken;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.ending.LastResort;
import org.partbook.monitoring.Scrape;

/// What is written down of vendors' requests, and what isn't.
class RequestLogTest {
  private static final RequestFilter ALL =
      new RequestFilter(false, Optional.empty(), OptionalInt.empty());
  private static final long LOSES_THE_ANSWER = 2_000_000_010;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static TestServer server;
  private static RequestHistory history;
  private static int vendors;
  private Vendor vendor;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_METRICS_PORT", "0"));
    history = new RequestHistory(server.db());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open_a_shop() {
    vendor = server.vendors().add("Shop No. " + ++vendors, true);
  }

  private Api live() {
    return server.api(vendor, Environment.LIVE);
  }

  private Api sandbox() {
    return server.api(vendor, Environment.SANDBOX);
  }

  private List<LoggedRequest> logged(Environment environment, int size) {
    return history.page(vendor.id(), environment, ALL, Long.MAX_VALUE, size).requests();
  }

  /// Waits until so many are there.
  private List<LoggedRequest> awaited(Environment environment, int number) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var found = logged(environment, 500);
      if (found.size() >= number) {
        return found;
      }
      assertThat(System.nanoTime()).as("%d of %d", found.size(), number).isLessThan(deadline);
      Api.pause(Duration.ofMillis(20));
    }
  }

  @Test
  void every_request_is_there_with_its_time_its_path_its_answer_and_its_id() {
    var shop = live();
    shop.register(Purchase.of(PIANO, 5, 1));
    var answer = shop.info(5);

    var found = awaited(Environment.LIVE, 2);

    assertThat(found).hasSize(2);
    var info = found.getFirst();
    assertThat(info.path()).isEqualTo("/purchase/info?order_id=5");
    assertThat(info.method()).isEqualTo("GET");
    assertThat(info.operation()).isEqualTo("/purchase/info");
    assertThat(info.status()).isEqualTo(200);
    assertThat(info.requestId()).isEqualTo(answer.header("X-Request-Id"));
    assertThat(info.micros()).isBetween(1L, 60_000_000L);
    assertThat(info.at())
        .isBetween(server.clock().instant().minusSeconds(120), server.clock().instant());
    assertThat(found.getLast().status()).isEqualTo(201);
    assertThat(found.getLast().body()).isEmpty();
  }

  @Test
  void of_a_refusal_there_is_the_body_without_the_buyers_name() {
    var shop = live();
    shop.register(Purchase.of(PIANO, 5, 1).with("quantity", 0).with("country_code", "XX"));

    var refused = awaited(Environment.LIVE, 1).getFirst();

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.error()).contains("VALIDATION_FAILED");
    assertThat(refused.fields()).containsExactlyInAnyOrder("quantity", "country_code");
    assertThat(refused.body().orElseThrow())
        .contains(
            "\"asset_id\":1001", "\"quantity\":0", "\"country_code\":\"XX\"", "\"customer\":\"…")
        .doesNotContain("Clara");
  }

  @Test
  void no_name_token_or_address_is_anywhere_in_the_log() {
    var token = server.vendors().issue(vendor, Environment.LIVE).token();
    var shop = server.withToken(token);
    shop.post("/purchase/register", "{\"customer\":\"Clara \"Wieck\",\"asset_id\":1001}");
    shop.post("/purchase/register", "{\"customer\":\"Clara Wieck\",\"token\":\"" + token + "\"}");
    shop.validate(PIANO, "203.0.113.9000", 1);
    shop.get("/purchase/info?order_id=Clara&Wieck=" + token);
    shop.get("/assets/list?page_size=203.0.113.9&last_id=3");

    awaited(Environment.LIVE, 5);

    var all =
        server
            .db()
            .ask(tx ->
                tx.list(
                    "select request_log::text as row from request_log",
                    row -> row.getString("row")));
    assertThat(String.join("\n", all))
        .doesNotContain("Clara", "Wieck", token, "203.0.113")
        .contains("/purchase/info?order_id=…&…", "/assets/list?page_size=…&last_id=3");
  }

  @Test
  void cursors_of_changes_are_shown_and_nothing_else_that_was_sent_as_one() {
    var shop = live();
    var cursor = shop.get("/assets/changes").json().path("cursor").asString();
    shop.register(Purchase.of(PIANO, 5, 1));
    var link = shop.downloadUrl(5, 1).json().path("url").asString();
    var key = link.substring(link.lastIndexOf('/') + 1);
    var token = server.vendors().issue(vendor, Environment.LIVE).token();

    assertThat(shop.get("/assets/changes?after=" + cursor).status()).isEqualTo(200);
    for (var wrong : List.of(key, token, "Clara-Wieck".repeat(5))) {
      assertThat(shop.get("/assets/changes?after=" + wrong).status()).isIn(410, 422);
    }
    shop.get("/assets/list?after=" + cursor + "&" + cursor + "=1");
    server.other().get("/assets/changes?after=" + cursor);

    var paths = awaited(Environment.LIVE, 8).stream().map(LoggedRequest::path).toList();
    assertThat(paths.get(4)).isEqualTo("/assets/changes?after=" + cursor);
    assertThat(paths.subList(1, 4)).containsOnly("/assets/changes?after=…");
    assertThat(paths.getFirst()).isEqualTo("/assets/list?after=…&…");
  }

  @Test
  void a_request_without_a_token_that_counts_is_nobodys() {
    server.withToken("pb_live_unknown").info(5);
    server.withoutToken().info(5);
    var issued = server.vendors().issue(vendor, Environment.LIVE);
    var shop = server.withToken(issued.token());
    shop.info(6);
    server.vendors().revoke(issued.id());
    shop.info(7);

    assertThat(live().info(8).status()).isEqualTo(404);

    assertThat(awaited(Environment.LIVE, 2))
        .extracting(LoggedRequest::path)
        .containsExactly("/purchase/info?order_id=8", "/purchase/info?order_id=6");
  }

  @Test
  void environments_and_vendors_are_kept_apart() {
    live().info(1);
    sandbox().info(2);
    server.other().info(3);

    var live = awaited(Environment.LIVE, 1);
    var sandbox = awaited(Environment.SANDBOX, 1);

    assertThat(live).extracting(LoggedRequest::path).containsExactly("/purchase/info?order_id=1");
    assertThat(sandbox)
        .extracting(LoggedRequest::path)
        .containsExactly("/purchase/info?order_id=2");
    var other = server.vendors().find("Second Shop").orElseThrow().id();
    assertThat(history.find(other, Environment.LIVE, live.getFirst().id())).isEmpty();
    assertThat(history.find(vendor.id(), Environment.SANDBOX, live.getFirst().id())).isEmpty();
    assertThat(history.find(vendor.id(), Environment.LIVE, live.getFirst().id())).isPresent();
  }

  @Test
  void of_a_vendor_that_asks_all_the_time_some_have_a_row_and_all_are_counted() {
    var shop = live();
    // Not at the end of a minute, when two minutes' worth would be kept.
    var second = server.clock().instant().getEpochSecond() % 60;
    server.clock().advance(Duration.ofSeconds(60 - second));
    for (int i = 0; i < 200; i++) {
      shop.get("/assets/list?page_size=1");
    }
    shop.info(99);

    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (counted() < 201 && System.nanoTime() < deadline) {
      Api.pause(Duration.ofMillis(20));
    }

    assertThat(counted()).isEqualTo(201);
    assertThat(logged(Environment.LIVE, 500)).hasSize(61);
  }

  private long counted() {
    return history.counts(vendor.id(), Environment.LIVE, Instant.EPOCH).stream()
        .mapToLong(RequestCount::requests)
        .sum();
  }

  @Test
  void requests_can_be_chosen_and_paged() {
    var shop = live();
    for (int i = 1; i <= 5; i++) {
      shop.info(i);
    }
    shop.get("/assets/list?page_size=1");
    awaited(Environment.LIVE, 6);
    var refused = new RequestFilter(true, Optional.empty(), OptionalInt.empty());

    var first = history.page(vendor.id(), Environment.LIVE, refused, Long.MAX_VALUE, 3);
    var second =
        history.page(vendor.id(), Environment.LIVE, refused, first.next().orElseThrow(), 3);

    assertThat(first.requests())
        .extracting(LoggedRequest::path)
        .containsExactly(
            "/purchase/info?order_id=5", "/purchase/info?order_id=4", "/purchase/info?order_id=3");
    assertThat(second.requests())
        .extracting(LoggedRequest::path)
        .containsExactly("/purchase/info?order_id=2", "/purchase/info?order_id=1");
    assertThat(second.next()).isEmpty();
    var lists = new RequestFilter(false, Optional.of("GET /assets/list"), OptionalInt.of(200));
    assertThat(history.page(vendor.id(), Environment.LIVE, lists, Long.MAX_VALUE, 3).requests())
        .hasSize(1);
  }

  @Test
  void tokens_know_when_they_were_last_used() {
    var issued = server.vendors().issue(vendor, Environment.LIVE);
    assertThat(token(issued.id()).lastUsedAt()).isEmpty();

    server.withToken(issued.token()).info(1);
    awaited(Environment.LIVE, 1);

    var first = token(issued.id()).lastUsedAt().orElseThrow();
    assertThat(first).isBefore(server.clock().instant());
    server.withToken(issued.token()).info(2);
    awaited(Environment.LIVE, 2);
    assertThat(token(issued.id()).lastUsedAt()).contains(first);

    server.clock().advance(Duration.ofMinutes(2));
    server.withToken(issued.token()).info(3);
    awaited(Environment.LIVE, 3);
    assertThat(token(issued.id()).lastUsedAt().orElseThrow()).isAfter(first.plusSeconds(100));
  }

  private AccessToken token(long id) {
    return server.vendors().tokens().stream()
        .filter(token -> token.id() == id)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void requests_are_kept_for_thirty_days() {
    live().info(1);
    awaited(Environment.LIVE, 1);
    try (var log = RequestLog.start(server.db(), server.clock(), LastResort.ofProcess())) {
      server.clock().advance(Duration.ofDays(29));
      log.tidy();
      assertThat(logged(Environment.LIVE, 5)).hasSize(1);

      server.clock().advance(Duration.ofDays(2));
      log.tidy();
    }
    assertThat(logged(Environment.LIVE, 5)).isEmpty();
    assertThat(counted()).isZero();
  }

  /// At a server of its own, for it isn't counted whose request was left out: one of another test
  /// may still be on its way to the log.
  @Test
  void a_log_that_cannot_be_written_stops_nobody_and_goes_on_later() {
    try (var alone = TestServer.start(Map.of("PARTBOOK_METRICS_PORT", "0"))) {
      var its = alone.vendors().add("Shop", true);
      var shop = alone.api(its, Environment.LIVE);
      alone.db().transact(tx -> tx.run("alter table request_log rename to away"));
      assertThat(shop.register(Purchase.of(PIANO, 5, 1)).status()).isEqualTo(201);
      assertThat(shop.info(5).status()).isEqualTo(200);
      Scrape.until(alone, now -> now.value("partbook_request_log_dropped_total") == 2);
      alone.db().transact(tx -> tx.run("alter table away rename to request_log"));

      shop.info(6);

      Api.await(() -> !paths(alone, its).isEmpty());
      assertThat(paths(alone, its)).containsExactly("/purchase/info?order_id=6");
    }
  }

  private static List<String> paths(TestServer at, Vendor of) {
    return new RequestHistory(at.db())
        .page(of.id(), Environment.LIVE, ALL, Long.MAX_VALUE, 500).requests().stream()
            .map(LoggedRequest::path)
            .toList();
  }

  @Test
  void an_answer_that_was_lost_is_seen_to_be_none() {
    var shop = sandbox();

    assertThatThrownBy(() -> shop.register(Purchase.of(LOSES_THE_ANSWER, 5, 1)))
        .isInstanceOf(AssertionError.class);

    var lost = awaited(Environment.SANDBOX, 1).getFirst();
    assertThat(lost.answer()).isEqualTo("none");
    assertThat(lost.operation()).isEqualTo("/purchase/register");
  }

  @Test
  void what_was_answered_before_the_end_is_still_written() {
    live().info(1);
    server.restart();

    assertThat(logged(Environment.LIVE, 5)).hasSize(1);
  }
}
