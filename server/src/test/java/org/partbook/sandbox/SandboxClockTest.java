package org.partbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.INSTANT;
import static org.partbook.TestAssets.PIANO;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.db.Tx;

/// A vendor puts the clock of its own sandbox forward, and what takes days happens at once.
class SandboxClockTest {
  private static final String IN_US = "203.0.113.9";
  private static final long DAY = 24 * 60 * 60;

  private static TestServer server;
  private static int vendors;

  private Vendor vendor;
  private Api shop;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    vendor = server.vendors().add("Shop with a clock " + ++vendors, true);
    shop = server.api(vendor, Environment.SANDBOX);
  }

  @Test
  void at_first_the_clock_is_the_servers() {
    var clock = shop.get("/sandbox/clock").json();

    assertThat(clock.path("ahead_seconds").asLong()).isZero();
    assertThat(clock.path("most_ahead_seconds").asLong()).isEqualTo(400 * DAY);
    assertThat(clock.path("time")).isEqualTo(clock.path("server_time"));
    assertThat(instant(clock.path("time").asString()))
        .isCloseTo(server.clock().instant(), within(1, ChronoUnit.MINUTES));
    assertThat(clock.path("token_expires_at").isNull()).isTrue();
    assertThat(clock.path("token_expired").asBoolean()).isFalse();
  }

  @Test
  void moves_add_up_and_the_clock_runs_on_from_there() {
    advance("P1DT2H");
    var clock = advance("PT30M0.9S").json();

    assertThat(clock.path("ahead_seconds").asLong()).isEqualTo(DAY + 2 * 3600 + 1800);
    assertThat(instant(clock.path("time").asString()))
        .isEqualTo(
            instant(clock.path("server_time").asString()).plusSeconds(DAY + 2 * 3600 + 1800));
    assertThat(shop.get("/sandbox/clock").json().path("ahead_seconds"))
        .isEqualTo(clock.path("ahead_seconds"));
  }

  @Test
  void links_expire_and_fresh_ones_are_good() {
    var line = bought(1).json().get(0);
    var download = line.path("download_url").asString();
    var view = line.path("view_url").asString();
    assertThat(Api.open(download).statusCode()).isEqualTo(200);
    assertThat(Api.open(view).statusCode()).isEqualTo(200);

    advance("P31D");

    assertThat(Api.open(download).statusCode()).isEqualTo(410);
    assertThat(Api.open(view).statusCode()).isEqualTo(410);
    assertThat(Api.open(view + "/pages/1").statusCode()).isEqualTo(410);
    assertThat(Api.open(link(shop, 1)).statusCode()).isEqualTo(200);
  }

  @Test
  void nobody_elses_time_moves() {
    var live = server.api(vendor, Environment.LIVE);
    var other = server.api(server.vendors().add("Beside " + vendors, true), Environment.SANDBOX);
    for (var seller : List.of(live, other)) {
      assertThat(seller.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);
      assertThat(seller.register(Purchase.of(PIANO, 2, 1)).status()).isEqualTo(201);
    }
    var links = List.of(link(live, 1), link(other, 1));

    advance("P31D");

    assertThat(links).allMatch(link -> Api.open(link).statusCode() == 200);
    assertThat(live.cancel(2, 1).status()).isEqualTo(201);
    assertThat(other.cancel(2, 1).status()).isEqualTo(201);
    assertThat(other.get("/sandbox/clock").json().path("ahead_seconds").asLong()).isZero();
  }

  @Test
  void the_time_for_cancelling_passes() {
    bought(1);
    bought(2);
    advance("P1D");
    assertThat(shop.cancel(1, 1).status()).isEqualTo(201);

    advance("P31D");

    assertThat(shop.cancel(2, 1).errorName()).isEqualTo("CANCELLATION_WINDOW_OVER");
    bought(3);
    assertThat(shop.cancel(3, 1).status()).isEqualTo(201);
  }

  @Test
  void validation_tokens_expire() {
    var token = shop.validate(PIANO, IN_US, 1).json().path("token").asString();

    advance("PT31M");

    var refused = shop.register(Purchase.validated(token, 1, 1));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errorFields()).containsExactly("token");
    var fresh = shop.validate(PIANO, IN_US, 1).json();
    assertThat(Instant.ofEpochSecond(fresh.path("exp_date").asLong()))
        .isCloseTo(
            server.clock().instant().plus(Duration.ofMinutes(61)), within(1, ChronoUnit.MINUTES));
    var sold = shop.register(Purchase.validated(fresh.path("token").asString(), 1, 1));
    assertThat(sold.status()).isEqualTo(201);
    assertThat(states()).containsEntry("used_a_fresh_validation", "handled");
  }

  @Test
  void a_line_in_processing_comes_to_its_deadline_and_nobody_elses_does() {
    var other = server.api(server.vendors().add("Patient " + vendors, true), Environment.SANDBOX);
    var never = Misbehaviour.NEVER_READY.asset().value();
    assertThat(shop.register(Purchase.of(never, 1, 1)).status()).isEqualTo(201);
    assertThat(other.register(Purchase.of(never, 1, 1)).status()).isEqualTo(201);
    assertThat(shop.info(1).status()).isEqualTo(202);
    awaitAttempt(1);

    advance("PT3M");

    assertThat(shop.settled(1).status()).isEqualTo(502);
    assertThat(other.info(1).status()).isEqualTo(202);
  }

  @Test
  void what_takes_a_while_is_there_when_the_while_is_over() {
    var later = Misbehaviour.TAKES_40_SECONDS.asset().value();
    assertThat(shop.register(Purchase.of(later, 1, 1)).status()).isEqualTo(201);
    awaitAttempt(1);

    advance("PT40S");

    assertThat(shop.settled(1).status()).isEqualTo(200);
  }

  @Test
  void what_is_registered_ahead_is_worked_on_at_once() {
    advance("P100D");
    var twice = Misbehaviour.FAILS_TWICE.asset().value();

    assertThat(shop.register(Purchase.of(twice, 1, 1)).status()).isEqualTo(201);

    assertThat(shop.settled(1).status()).isEqualTo(200);
  }

  @Test
  void lines_and_their_entries_bear_the_sandboxs_time() {
    advance("P15D");
    shop.register(Purchase.of(Misbehaviour.FAILS_TWICE.asset().value(), 1, 1));
    shop.settled(1);
    assertThat(Api.open(link(shop, 1)).statusCode()).isEqualTo(200);
    bought(2);
    shop.cancel(2, 1);

    var ahead = server.clock().instant().plus(Duration.ofDays(15));
    assertThat(times("select array[registered_at, completed_at, delivered_at]", 1))
        .hasSize(3)
        .allSatisfy(time -> assertThat(time).isCloseTo(ahead, within(1, ChronoUnit.MINUTES)));
    assertThat(times("select array[cancelled_at]", 2))
        .allSatisfy(time -> assertThat(time).isCloseTo(ahead, within(1, ChronoUnit.MINUTES)));
    var entries = "select array(select at from journal where line_id = order_line.id)";
    assertThat(List.of(times(entries, 1), times(entries, 2)))
        .allSatisfy(at ->
            assertThat(at)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                    time -> assertThat(time).isCloseTo(ahead, within(1, ChronoUnit.MINUTES))));
  }

  @Test
  void a_token_that_has_expired_by_it_opens_nothing_but_the_clock() {
    var expiring =
        server.withToken(
            server.vendors().issue(vendor, Environment.SANDBOX, Duration.ofDays(7)).token());
    bought(1);

    var moved = expiring.post("/sandbox/clock", Map.of("advance", "P8D"));

    assertThat(moved.json().path("token_expired").asBoolean()).isTrue();
    assertThat(instant(moved.json().path("token_expires_at").asString()))
        .isCloseTo(
            server.clock().instant().plus(Duration.ofDays(7)), within(1, ChronoUnit.MINUTES));
    for (var path : List.of("/purchase/info?order_id=1", "/assets/list", "/sandbox/report")) {
      var refused = expiring.get(path);
      assertThat(refused.status()).isEqualTo(401);
      assertThat(refused.json().path("message").asString()).contains("DELETE /sandbox/clock");
    }
    assertThat(shop.info(1).status()).isEqualTo(200);

    assertThat(expiring.get("/sandbox/clock").json().path("token_expired").asBoolean()).isTrue();
    assertThat(expiring.delete("/sandbox/clock").json().path("ahead_seconds").asLong()).isZero();
    assertThat(expiring.info(1).status()).isEqualTo(200);
  }

  @Test
  void put_back_what_had_expired_is_good_again() {
    var link = bought(1).json().get(0).path("download_url").asString();
    advance("P31D");
    assertThat(Api.open(link).statusCode()).isEqualTo(410);

    assertThat(shop.delete("/sandbox/clock").status()).isEqualTo(200);

    assertThat(Api.open(link).statusCode()).isEqualTo(200);
    assertThat(shop.delete("/sandbox/clock").status()).isEqualTo(200);
  }

  @Test
  void a_move_counts_at_every_server_at_once() {
    var token = server.vendors().issue(vendor, Environment.SANDBOX).token();
    var here = server.withToken(token);
    try (var second = server.second()) {
      var there = server.withTokenAt(second, token);
      for (long order = 1; order <= 3; order++) {
        assertThat(there.register(Purchase.of(PIANO, order, 1)).status()).isEqualTo(201);
      }
      var link = link(there, 1);
      var validation = there.validate(PIANO, IN_US, 1).json().path("token").asString();

      here.post("/sandbox/clock", Map.of("advance", "P31D"));

      assertThat(Api.open(link).statusCode()).isEqualTo(410);
      assertThat(there.register(Purchase.validated(validation, 4, 1)).errorFields())
          .containsExactly("token");
      assertThat(there.cancel(2, 1).errorName()).isEqualTo("CANCELLATION_WINDOW_OVER");
      assertThat(there.register(Purchase.of(PIANO, 5, 1)).status()).isEqualTo(201);
      assertThat(times("select array[registered_at]", 5))
          .first()
          .asInstanceOf(INSTANT)
          .isAfter(server.clock().instant().plus(Duration.ofDays(30)));
    }
  }

  @Test
  void the_report_takes_a_link_for_expired_that_is() {
    var asset = Misbehaviour.LINK_EXPIRES.asset().value();
    shop.register(Purchase.of(asset, 1, 1));
    shop.settled(1);
    link(shop, 1);
    assertThat(states()).containsEntry("fetched_a_fresh_link", "met");

    advance("PT11S");
    link(shop, 1);

    assertThat(states()).containsEntry("fetched_a_fresh_link", "handled");
  }

  @Test
  void live_has_no_clock() {
    var live = server.api(vendor, Environment.LIVE);

    for (var reply :
        List.of(
            live.get("/sandbox/clock"),
            live.post("/sandbox/clock", Map.of("advance", "P1D")),
            live.delete("/sandbox/clock"))) {
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.errorName()).isEqualTo("SANDBOX_ONLY");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P1M",
        "15",
        "-P1D",
        "PT0S",
        "PT0.5S",
        "P401D",
        "P400DT1S",
        "P9999999999999999999D",
        "PT9223372036854775807S",
        "tomorrow"
      })
  void a_move_that_is_none_is_refused_with_its_value(String wanted) {
    var reply = shop.post("/sandbox/clock", Map.of("advance", wanted));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.errorFields()).containsExactly("advance");
    assertThat(reply.json().path("message").asString()).contains("'" + wanted + "'");
    assertThat(shop.get("/sandbox/clock").json().path("ahead_seconds").asLong()).isZero();
  }

  @Test
  void a_body_without_a_move_is_refused() {
    assertThat(shop.post("/sandbox/clock", "{}").errorFields()).containsExactly("advance");
    assertThat(shop.post("/sandbox/clock", "{\"advance\":15}").errorFields())
        .containsExactly("advance");
    assertThat(shop.post("/sandbox/clock", "[]").errorFields()).containsExactly("body");
    assertThat(shop.post("/sandbox/clock", "P1D").errorName()).isEqualTo("MALFORMED_JSON");
  }

  @Test
  void further_than_400_days_it_does_not_go() {
    advance("P399D");

    var reply = shop.post("/sandbox/clock", Map.of("advance", "P2D"));

    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("message").asString()).contains("400 days", "PT9576H", "PT48H");
    assertThat(shop.get("/sandbox/clock").json().path("ahead_seconds").asLong())
        .isEqualTo(399 * DAY);
    assertThat(advance("P1D").json().path("ahead_seconds").asLong()).isEqualTo(400 * DAY);
  }

  @Test
  void a_cursor_of_the_time_ahead_says_that_the_clock_was_set_back() {
    advance("P2D");
    bought(1);
    advance("PT5M");
    var cursor = shop.get("/purchase/orders").json().path("cursor").asString();
    assertThat(shop.get("/purchase/orders?after=" + cursor).status()).isEqualTo(200);

    shop.delete("/sandbox/clock");

    var refused = shop.get("/purchase/orders?after=" + cursor);
    assertThat(refused.status()).isEqualTo(410);
    assertThat(refused.json().path("name").asString()).isEqualTo("CURSOR_EXPIRED");
    assertThat(refused.json().path("message").asString()).contains("clock was set back");
    bought(2);
    assertThat(shop.get("/purchase/orders").text()).contains("\"order_id\":2");
  }

  private Reply advance(String by) {
    var reply = shop.post("/sandbox/clock", Map.of("advance", by));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply;
  }

  private Reply bought(long order) {
    assertThat(shop.register(Purchase.of(PIANO, order, 1)).status()).isEqualTo(201);
    return shop.settled(order);
  }

  private static String link(Api seller, long order) {
    return seller.downloadUrl(order, 1).json().path("url").asString();
  }

  private static Instant instant(String text) {
    return Instant.parse(text);
  }

  /// Until the first attempt has said when to ask again.
  private void awaitAttempt(long order) {
    var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!waits(order)) {
      assertThat(System.nanoTime()).isLessThan(until);
      Api.pause(Duration.ofMillis(20));
    }
  }

  private boolean waits(long order) {
    return server
        .db()
        .ask(tx ->
            tx.one(
                """
                select true from order_job join order_line on id = line_id
                where vendor_id = ? and order_id = ? and order_job.failure is not null
                """,
                row -> true,
                vendor.id().value(),
                order))
        .isPresent();
  }

  private List<Instant> times(String select, long order) {
    return server
        .db()
        .ask(tx ->
            tx.list(
                "select unnest as at from unnest(("
                    + select
                    + " from order_line where vendor_id = ? and environment = 'sandbox'"
                    + " and order_id = ?))",
                row -> Tx.instant(row, "at"),
                vendor.id().value(),
                order));
  }

  private Map<String, String> states() {
    return shop.get("/sandbox/report")
        .json()
        .path("situations")
        .valueStream()
        .collect(
            Collectors.toMap(
                one -> one.path("situation").asString(), one -> one.path("state").asString()));
  }
}
