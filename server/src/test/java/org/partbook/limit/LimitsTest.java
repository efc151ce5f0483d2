package org.partbook.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.App;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.access.Environment;

/// Requests come from this machine, which is a named proxy: so each test has addresses of its own.
class LimitsTest {
  private static final int TOO_MANY = 429;
  private static final int OF_TOKEN = 5;
  private static final int OF_ADDRESS = 30;

  /// So much a wrong guess counts.
  private static final int GUESS = 10;

  private static TestServer server;

  @BeforeAll
  static void start() {
    server =
        TestServer.start(
            Map.of(
                "PARTBOOK_LIMIT_TOKEN",
                "1/m," + OF_TOKEN,
                "PARTBOOK_LIMIT_ADDRESS",
                "1/m," + OF_ADDRESS,
                "PARTBOOK_PROXIES",
                "127.0.0.0/8"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_token_that_asks_for_too_much_is_told_when_it_may_go_on_and_then_may() {
    var shop = server.live();
    for (int i = 0; i < OF_TOKEN; i++) {
      assertThat(shop.info(1).status()).isEqualTo(404);
    }

    var refused = shop.register(Purchase.of(PIANO, 1, 1));
    assertThat(refused.status()).isEqualTo(TOO_MANY);
    assertThat(refused.errorName()).isEqualTo("TOO_MANY_REQUESTS");
    var wait = Long.parseLong(refused.header("Retry-After"));
    assertThat(wait).isBetween(30L, 60L);
    assertThat(refused.json().get("message").asString())
        .startsWith("this access token may make 1 requests a minute, and 5 at once");

    server.clock().advance(Duration.ofSeconds(wait - 30));
    assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(TOO_MANY);
    server.clock().advance(Duration.ofSeconds(30));
    assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);
    assertThat(shop.info(1).status()).isEqualTo(TOO_MANY);
  }

  @Test
  void each_token_is_counted_by_itself_and_so_are_live_and_sandbox() {
    var shop = server.live();
    while (shop.info(1).status() != TOO_MANY) {
      // Until it has nothing left.
    }

    for (var other : List.of(server.sandbox(), server.other(), server.live())) {
      // A second time, as the first one makes it known.
      assertThat(other.info(404).status()).isEqualTo(404);
      assertThat(other.info(404).status()).isEqualTo(404);
    }
  }

  @Test
  void all_operations_of_a_token_are_counted_together() {
    var shop = server.live();
    assertThat(shop.get("/assets/list").status()).isEqualTo(200);
    shop.validate(PIANO, "203.0.113.1", 1);
    shop.get("/events");
    shop.cancel(77, 1);
    shop.downloadUrl(77, 1);

    assertThat(
            List.of(
                shop.get("/assets/list").status(),
                shop.get("/assets/changes").status(),
                shop.get("/assets/" + PIANO).status(),
                shop.validate(PIANO, "203.0.113.1", 1).status(),
                shop.get("/events").status(),
                shop.get("/purchase/orders").status(),
                shop.cancel(77, 1).status(),
                shop.downloadUrl(77, 1).status()))
        .containsOnly(TOO_MANY);
  }

  @Test
  void programs_of_this_machine_are_not_counted_until_somebody_sets_a_limit() {
    var usual = RequestLimits.STANDARD;
    int guesses = usual.address().orElseThrow().burst() / GUESS + 20;
    assertThat(refused(guesses, usual.address().orElseThrow().toString())).isZero();
    assertThat(refused(20, "6/m,30")).isPositive();
  }

  /// How many guesses of tokens are refused where an address has this limit.
  private static long refused(int guesses, String limit) {
    var settings =
        Map.of(
            "PARTBOOK_LIMIT_TOKEN",
            RequestLimits.STANDARD.token().orElseThrow().toString(),
            "PARTBOOK_LIMIT_ADDRESS",
            limit);
    try (var own = TestServer.start(settings)) {
      return IntStream.range(0, guesses)
          .map(i -> own.withToken("pb_live_guess" + i).get("/purchase/orders").status())
          .filter(status -> status == TOO_MANY)
          .count();
    }
  }

  @Test
  void a_refusal_stands_in_the_log_of_the_vendors_requests() {
    var shop = server.live();
    String id;
    do {
      var reply = shop.get("/purchase/orders");
      id = reply.status() == TOO_MANY ? reply.header("X-Request-Id") : "";
    } while (id.isEmpty());

    var refused = id;
    Api.await(() -> isLogged(refused));
  }

  private static boolean isLogged(String request) {
    return server
        .db()
        .ask(tx ->
            tx.one(
                "select error from request_log where request_id = ?",
                row -> row.getString("error"),
                request))
        .filter("TOO_MANY_REQUESTS"::equals)
        .isPresent();
  }

  @Test
  void whoever_guesses_tokens_is_stopped_soon_and_a_shop_at_the_same_address_goes_on() {
    var here = "198.51.100.7";
    var shop = server.live();
    assertThat(authorized(here, shop).statusCode()).isEqualTo(200);

    for (int i = 0; i < OF_ADDRESS / GUESS; i++) {
      assertThat(authorized(here, server.withToken("pb_live_guess" + i)).statusCode())
          .isEqualTo(401);
    }
    assertThat(authorized(here, server.withToken("pb_live_guess")).statusCode())
        .isEqualTo(TOO_MANY);
    assertThat(authorized(here, shop).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<byte[]> authorized(String address, Api shop) {
    return Api.sendUnchecked(shop.request("/purchase/orders").header("X-Forwarded-For", address));
  }

  @Test
  void a_revoked_token_is_no_shield_for_guesses() {
    var here = "198.51.100.8";
    var issued = server.vendors().issue(server.shop(), Environment.LIVE);
    var shop = server.withToken(issued.token());
    assertThat(authorized(here, shop).statusCode()).isEqualTo(200);
    server.vendors().revoke(issued.id());

    assertThat(authorized(here, shop).statusCode()).isEqualTo(401);
    for (int i = 0; i < OF_ADDRESS / GUESS; i++) {
      authorized(here, shop);
    }
    assertThat(authorized(here, shop).statusCode()).isEqualTo(TOO_MANY);
  }

  @Test
  void whoever_guesses_codes_is_stopped_soon_in_words_and_may_go_on_later() {
    var here = "203.0.113.10";
    for (int i = 0; i < OF_ADDRESS / GUESS; i++) {
      assertThat(open("/verify/0000000000000" + (100 + i), here).statusCode()).isEqualTo(404);
    }

    var refused = open("/verify/0000000000000000", here);
    assertThat(refused.statusCode()).isEqualTo(TOO_MANY);
    assertThat(text(refused)).contains("<html").doesNotContain("TOO_MANY_REQUESTS");
    var wait = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
    assertThat(wait).isBetween(30L, 60L);
    assertThat(open("/verify/0000000000000000", "203.0.113.11").statusCode()).isEqualTo(404);
    server.clock().advance(Duration.ofSeconds(wait));
    assertThat(open("/verify/0000000000000000", here).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_behind_links_is_counted_for_the_address_of_whoever_opens_it() {
    var shop = server.live();
    shop.register(Purchase.of(PIANO, 500, 1));
    var link = URI.create(shop.settled(500).json().get(0).get("download_url").asString()).getPath();
    var here = "203.0.113.20";

    for (int i = 0; i < OF_ADDRESS; i++) {
      assertThat(open(link, here).statusCode()).isEqualTo(200);
    }
    var refused =
        Api.sendUnchecked(
            HttpRequest.newBuilder(server.app().uri().resolve(link))
                .header("X-Forwarded-For", here));
    assertThat(refused.statusCode()).isEqualTo(TOO_MANY);
    Api.DOCUMENT.checkError(refused.statusCode(), refused.headers(), refused.body());
    assertThat(open("/vendor", here).statusCode()).isEqualTo(TOO_MANY);
    assertThat(open("/preview/1/look", here).statusCode()).isEqualTo(TOO_MANY);
    assertThat(open("/", here).statusCode()).isEqualTo(TOO_MANY);
    assertThat(open(link, "203.0.113.21").statusCode()).isEqualTo(200);
  }

  @Test
  void who_asks_for_what_there_is_not_is_counted_and_guesses_nothing() {
    for (int i = 0; i < OF_ADDRESS; i++) {
      assertThat(open("/nothing/" + i, "203.0.113.25").statusCode()).isEqualTo(404);
    }

    assertThat(open("/nothing", "203.0.113.25").statusCode()).isEqualTo(TOO_MANY);
  }

  @Test
  void an_ipv6_network_is_one_address() {
    for (int i = 0; i < OF_ADDRESS; i++) {
      assertThat(open("/docs/errors", "2001:db8:7:1::" + i).statusCode()).isEqualTo(200);
    }

    assertThat(open("/docs/errors", "2001:db8:7:1:ffff::1").statusCode()).isEqualTo(TOO_MANY);
    assertThat(open("/docs/errors", "2001:db8:7:2::1").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz", "/health"})
  void whether_the_server_lives_may_be_asked_for_as_often_as_one_likes(String path) {
    for (int i = 0; i < OF_ADDRESS + 5; i++) {
      assertThat(open(path, "203.0.113.30").statusCode()).isEqualTo(200);
    }
  }

  /// A server of its own, as what two servers have answered is counted together.
  @Test
  void two_servers_count_together_and_what_an_unnamed_proxy_says_is_ignored() {
    try (var one =
            TestServer.start(
                Map.of(
                    "PARTBOOK_LIMIT_TOKEN", "1/m,20",
                    "PARTBOOK_LIMIT_ADDRESS", "1/m,20",
                    "PARTBOOK_PROXIES", "192.0.2.1"));
        var second = one.second()) {
      var token = one.vendors().issue(one.shop(), Environment.LIVE).token();
      var there = one.withTokenAt(second, token);
      for (int i = 0; i < 20; i++) {
        assertThat(one.withToken(token).info(1).status()).isEqualTo(404);
      }
      assertThat(one.withToken(token).info(1).status()).isEqualTo(TOO_MANY);

      assertThat(answeredUntilRefused(() -> there.info(1).status())).isLessThan(20);

      for (int i = 0; i < 20; i++) {
        assertThat(openAt(one.app(), "/docs/errors", "203.0.113." + i).statusCode()).isEqualTo(200);
      }
      assertThat(openAt(one.app(), "/docs/errors", "203.0.113.99").statusCode())
          .isEqualTo(TOO_MANY);
      assertThat(
              answeredUntilRefused(
                  () -> openAt(second, "/docs/errors", "203.0.113.98").statusCode()))
          .isLessThan(20);
    }
  }

  /// Slowly, as it is a second before it hears of the other.
  private static int answeredUntilRefused(IntSupplier there) {
    int answered = 0;
    while (there.getAsInt() != TOO_MANY) {
      answered++;
      Api.pause(Duration.ofSeconds(1));
    }
    return answered;
  }

  private static HttpResponse<byte[]> open(String path, String address) {
    return openAt(server.app(), path, address);
  }

  private static HttpResponse<byte[]> openAt(App app, String path, String address) {
    return Api.sendUnchecked(
        HttpRequest.newBuilder(app.uri().resolve(path))
            .header("X-Forwarded-For", address)
            .header("Accept", "text/html"));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
