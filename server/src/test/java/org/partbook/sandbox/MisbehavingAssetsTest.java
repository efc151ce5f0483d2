package org.partbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Api.Reply;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.json.Json;

/// Each asset of the sandbox goes wrong as it says, every time, and no live vendor meets it.
class MisbehavingAssetsTest {
  private static final String IN_US = "203.0.113.9";
  private static final String IN_GERMANY = "198.51.100.7";

  private static TestServer server;
  private static Api shop;
  private static long order = 7000;

  @BeforeAll
  static void start() {
    server = TestServer.start();
    shop = server.sandbox();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_asset_is_listed_after_the_real_ones_and_says_what_is_wrong_with_it() {
    var listed = shop.get("/assets/list?page_size=1000").json().path("assets");

    for (var misbehaviour : Misbehaviour.values()) {
      assertThat(listed.valueStream())
          .filteredOn(asset -> asset.path("asset_id").asLong() == misbehaviour.asset().value())
          .singleElement()
          .satisfies(asset -> {
            assertThat(asset.path("title").asString()).isEqualTo(misbehaviour.title());
            assertThat(asset.path("description").asString()).isNotBlank().doesNotContain("`");
            assertThat(asset.path("page_count").asLong()).isEqualTo(1);
          });
    }
    assertThat(listed.get(0).path("asset_id").asLong()).isEqualTo(TestAssets.PIANO);
  }

  @Test
  void the_list_goes_on_page_by_page_into_the_sandbox() {
    var last = Misbehaviour.ALWAYS_FAILS.asset().value() - 1;
    var page = shop.get("/assets/list?page_size=5&last_id=" + last).json();

    assertThat(page.path("assets")).hasSize(5);
    assertThat(page.path("next_page").asString()).contains("last_id=2000000005");
  }

  @Test
  void live_vendors_see_none_of_them() {
    var live = server.live();
    var id = Misbehaviour.FAILS_TWICE.asset().value();

    var listed = live.get("/assets/list?page_size=1000").json();
    assertThat(listed.path("assets").valueStream())
        .noneMatch(asset -> asset.path("asset_id").asLong() >= 2_000_000_001);
    assertThat(listed.path("next_page").isNull()).isTrue();
    assertThat(live.register(Purchase.of(id, ++order, 1)).errorName()).isEqualTo("ASSET_NOT_FOUND");
    assertThat(live.validate(id, IN_US, 1).errorName()).isEqualTo("ASSET_NOT_FOUND");
  }

  @Test
  void no_import_touches_them() {
    var report =
        server.load(
            server.data(),
            """
            {"asset_id":2000000001,"title":"Mine","format_short_name":"PDF","asset_type":"SINGLE"}\
            """,
            """
            {"asset_id":2000000100,"title":"Mine","format_short_name":"PDF","asset_type":"SINGLE"}\
            """);

    assertThat(report.bad()).isEqualTo(1);
    assertThat(report.problems().getFirst().toString())
        .contains("asset_id must not be one of 2000000001 to 2000000099")
        .contains("2000000001");
  }

  @Test
  void one_that_always_fails_is_a_502_at_once() {
    var info = bought(Misbehaviour.ALWAYS_FAILS);

    assertThat(info.status()).isEqualTo(502);
    assertThat(info.json().path("message").asString()).contains("always fails");
  }

  @Test
  void one_that_fails_twice_completes_after_two_pauses() {
    var begun = System.nanoTime();
    register(Misbehaviour.FAILS_TWICE);

    // Unless this machine has taken as long as the two pauses.
    assertThat(
            shop.infoAtOnce(order).status() == 202
                || System.nanoTime() - begun > Duration.ofSeconds(4).toNanos())
        .isTrue();

    assertThat(shop.settled(order).status()).isEqualTo(200);

    var line =
        server
            .db()
            .inTransaction(tx ->
                tx.one(
                    """
                    select attempts, completed_at - registered_at >= interval '4 s' as paused
                    from order_line where order_id = ?
                    """,
                    row -> row.getInt("attempts") + " " + row.getBoolean("paused"),
                    order));
    assertThat(line).contains("3 true");
  }

  @Test
  void one_that_takes_40_seconds_takes_40_seconds() {
    register(Misbehaviour.TAKES_40_SECONDS);

    pass(Duration.ofSeconds(20), 202);
    server.clock().advance(Duration.ofSeconds(20));
    assertThat(shop.settled(order).status()).isEqualTo(200);
  }

  @Test
  void one_that_is_never_ready_fails_at_its_deadline() {
    register(Misbehaviour.NEVER_READY);

    pass(Duration.ofSeconds(90), 202);
    server.clock().advance(Duration.ofSeconds(30));
    var info = shop.settled(order);
    assertThat(info.status()).isEqualTo(502);
    assertThat(info.json().path("message").asString()).contains("never gets ready");
  }

  @Test
  void one_is_listed_and_withdrawn() {
    var withdrawn = Misbehaviour.WITHDRAWN.asset().value();

    assertThat(shop.register(Purchase.of(withdrawn, ++order, 1)).errorFields())
        .containsExactly("asset_id");
    assertThat(shop.validate(withdrawn, IN_US, 1).errorFields()).containsExactly("asset_id");
  }

  @Test
  void one_is_sold_in_one_country() {
    var american = Misbehaviour.ONE_COUNTRY.asset().value();

    assertThat(shop.validate(american, IN_GERMANY, 1).errorFields()).containsExactly("customer_ip");
    assertThat(shop.validate(american, IN_US, 1).status()).isEqualTo(200);
    assertThat(
            shop.register(Purchase.of(american, ++order, 1).with("country_code", "DE"))
                .errorFields())
        .containsExactly("country_code");
    assertThat(shop.register(Purchase.of(american, order, 1)).status()).isEqualTo(201);
  }

  @Test
  void one_is_sold_from_three_copies_on() {
    var choir = Misbehaviour.MINIMUM_QUANTITY.asset().value();

    assertThat(shop.register(Purchase.of(choir, ++order, 1).with("quantity", 2)).errorFields())
        .containsExactly("quantity");
    assertThat(shop.register(Purchase.of(choir, order, 1).with("quantity", 3)).status())
        .isEqualTo(201);
  }

  @Test
  void one_breaks_its_first_download_off_and_then_goes_on_where_it_was() throws Exception {
    bought(Misbehaviour.DOWNLOAD_BREAKS_OFF);
    var link = link("download-url");
    assertThat(head(link).headers().firstValueAsLong("Content-Length")).isPresent();

    assertThatThrownBy(() -> Api.open(link)).hasRootCauseInstanceOf(IOException.class);

    var whole = Api.open(link);
    assertThat(whole.statusCode()).isEqualTo(200);
    var half = whole.body().length / 2;
    var rest =
        Api.sendUnchecked(
            HttpRequest.newBuilder(URI.create(link)).header("Range", "bytes=" + half + "-"));
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body()).hasSize(whole.body().length - half);
  }

  @Test
  void a_download_that_broke_off_has_sent_the_first_half() throws Exception {
    bought(Misbehaviour.DOWNLOAD_BREAKS_OFF);
    var link = link("download-url");

    // Clients may throw away what they had when it broke, so this looks at the connection.
    var uri = URI.create(link);
    try (var socket = new Socket(uri.getHost(), uri.getPort())) {
      var request = "GET " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      var body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
      var length = answer.replaceFirst("(?s).*Content-Length: ([0-9]+).*", "$1");
      assertThat(body).hasSize(Integer.parseInt(length) / 2);
    }
  }

  @Test
  void one_has_links_that_expire_after_ten_seconds() {
    bought(Misbehaviour.LINK_EXPIRES);
    var link = link("download-url");
    var view = link("view-url");

    server.clock().advance(Duration.ofSeconds(11));

    assertThat(Api.open(link).statusCode()).isEqualTo(410);
    assertThat(Api.open(view).statusCode()).isEqualTo(410);
    assertThat(Api.open(link("download-url")).statusCode()).isEqualTo(200);
  }

  @Test
  void one_loses_the_answer_to_its_registration() {
    var lost = Purchase.of(Misbehaviour.ANSWER_LOST.asset().value(), ++order, 1);

    assertThatThrownBy(() -> shop.register(lost)).hasCauseInstanceOf(IOException.class);

    assertThat(shop.register(lost).status()).isEqualTo(409);
    assertThat(shop.settled(order).status()).isEqualTo(200);
  }

  @Test
  void one_answers_500_the_first_time_and_stores_nothing() {
    var purchase = Purchase.of(Misbehaviour.SERVER_ERROR.asset().value(), ++order, 1);

    assertThat(shop.register(purchase).status()).isEqualTo(500);
    assertThat(shop.info(order).status()).isEqualTo(404);
    assertThat(shop.register(purchase).status()).isEqualTo(201);
    assertThat(shop.register(purchase).status()).isEqualTo(409);
  }

  @Test
  void one_answers_429_the_first_time_and_stores_nothing() {
    var purchase = Purchase.of(Misbehaviour.TOO_MANY_REQUESTS.asset().value(), ++order, 1);

    var refusal = shop.register(purchase);
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.header("Retry-After")).isEqualTo("2");
    assertThat(refusal.errorName()).isEqualTo("TOO_MANY_REQUESTS");
    assertThat(shop.info(order).status()).isEqualTo(404);
    assertThat(shop.register(purchase).status()).isEqualTo(201);
  }

  @Test
  void the_first_time_is_counted_for_each_line_and_vendor() {
    var purchase = Purchase.of(Misbehaviour.SERVER_ERROR.asset().value(), ++order, 1);
    shop.register(purchase);

    var other = server.api(server.vendors().add("Third Shop", false), Environment.SANDBOX);
    assertThat(other.register(purchase).status()).isEqualTo(500);
    assertThat(shop.register(purchase.with("order_line_id", 2)).status()).isEqualTo(500);
    assertThat(shop.register(purchase).status()).isEqualTo(201);
  }

  @Test
  void one_has_validations_that_expire_after_ten_seconds() {
    var asset = Misbehaviour.TOKEN_EXPIRES.asset().value();
    var token = shop.validate(asset, IN_US, 1).json().path("token").asString();
    var early = Purchase.validated(token, ++order, 1);
    assertThat(shop.register(early).status()).isEqualTo(201);

    server.clock().advance(Duration.ofSeconds(11));

    assertThat(shop.register(Purchase.validated(token, ++order, 1)).errorFields())
        .containsExactly("token");
    assertThat(shop.register(early).status()).isEqualTo(409);
  }

  @Test
  void they_can_not_be_sold_as_parts_of_a_real_ensemble() {
    server.load(
        server.data(),
        Json.write(
            Map.of(
                "asset_id",
                3000,
                "title",
                "Trap",
                "format_short_name",
                "PDF",
                "asset_type",
                "SINGLE",
                "partable",
                true,
                "packages",
                List.of(Map.of("asset_id", 2_000_000_003)))));

    assertThat(
            server
                .live()
                .register(Purchase.of(3000, ++order, 1).withParts(2_000_000_003, 1))
                .errorFields())
        .containsExactly("parts[0].asset_id");
  }

  @Test
  void a_second_start_leaves_them_as_they_are() {
    var before = shop.get("/assets/list?page_size=1000").text();
    try (var again = server.second()) {
      assertThat(again.uri()).isNotNull();
    }
    assertThat(shop.get("/assets/list?page_size=1000").text()).isEqualTo(before);
  }

  private static void register(Misbehaviour misbehaviour) {
    var purchase = Purchase.of(misbehaviour.asset().value(), ++order, 1);
    assertThat(shop.register(purchase).status()).isEqualTo(201);
  }

  private static Reply bought(Misbehaviour misbehaviour) {
    register(misbehaviour);
    return shop.settled(order);
  }

  /// Lets time pass, and lets the server notice.
  private static void pass(Duration time, int status) {
    server.clock().advance(time);
    assertThat(shop.info(order).status()).isEqualTo(status);
  }

  private static String link(String operation) {
    return shop.get("/purchase/%s?order_id=%d&order_line_id=1".formatted(operation, order))
        .json()
        .path("url")
        .asString();
  }

  private static HttpResponse<byte[]> head(String link) {
    return Api.sendUnchecked(HttpRequest.newBuilder(URI.create(link)).HEAD());
  }
}
