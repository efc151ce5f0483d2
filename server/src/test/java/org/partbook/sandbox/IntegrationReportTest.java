package org.partbook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestAssets;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.access.Vendor;
import org.partbook.purchase.Amendment;
import org.partbook.purchase.OrderId;
import tools.jackson.databind.JsonNode;

/// What the report says of a vendor's program, situation by situation. Each test is a vendor of its
/// own, of whom nothing is known.
class IntegrationReportTest {
  private static final String IN_US = "203.0.113.9";
  private static final Duration TEN_SECONDS = Duration.ofSeconds(11);

  private static TestServer server;
  private static int vendors;
  private Vendor vendor;
  private Api shop;
  private long order = 100;

  @BeforeAll
  static void startServer() {
    server = TestServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @BeforeEach
  void begin() {
    vendor = server.vendors().add("Shop No. " + ++vendors, true);
    shop = server.api(vendor, Environment.SANDBOX);
  }

  @Test
  void at_first_everything_is_open_and_each_has_a_page_that_explains_it() {
    var report = shop.get("/sandbox/report").json();

    assertThat(report.path("vendor").asString()).isEqualTo(vendor.name());
    assertThat(report.path("ready").asBoolean()).isFalse();
    assertThat(report.path("situations")).hasSize(Situation.values().length);
    var page = Api.open(server.app().uri() + "/sandbox");
    assertThat(page.statusCode()).isEqualTo(200);
    var html = new String(page.body(), java.nio.charset.StandardCharsets.UTF_8);
    for (var situation : report.path("situations")) {
      assertThat(situation.path("state").asString()).isEqualTo("open");
      assertThat(situation.path("seen").isNull()).isTrue();
      var address = situation.path("explained_at").asString();
      assertThat(address).startsWith(server.app().uri() + "/sandbox#");
      assertThat(html).contains("id=\"" + address.substring(address.indexOf('#') + 1) + "\"");
    }
    for (var misbehaviour : Misbehaviour.values()) {
      assertThat(html).contains("id=\"" + misbehaviour.asset() + "\"");
    }
  }

  @Test
  void a_live_token_sees_no_report_and_live_purchases_are_not_in_it() {
    var live = server.api(vendor, Environment.LIVE);
    var purchase = Purchase.of(TestAssets.PIANO, ++order, 1);
    live.register(purchase);
    live.register(purchase);
    live.settled(order);
    live.cancel(order, 1);

    assertThat(live.get("/sandbox/report").errorName()).isEqualTo("SANDBOX_ONLY");
    assertThat(shop.get("/sandbox/report").json().path("situations").valueStream())
        .allMatch(situation -> situation.path("state").asString().equals("open"));
  }

  @Test
  void nobody_sees_what_another_vendor_did() {
    shop.register(Purchase.of(TestAssets.PIANO, ++order, 1).with("quantity", 0));
    assertThat(state(Situation.MET_A_REFUSAL)).isEqualTo("handled");

    var other = server.api(server.vendors().add("Another", true), Environment.SANDBOX);
    assertThat(other.get("/sandbox/report").text()).doesNotContain("handled");
  }

  @Test
  void polling_until_completion() {
    register(Misbehaviour.TAKES_40_SECONDS);
    shop.info(order);
    assertThat(state(Situation.POLLED_UNTIL_COMPLETION)).isEqualTo("met");
    assertThat(state(Situation.TREATED_202_AS_LATER)).isEqualTo("met");

    server.clock().advance(Duration.ofSeconds(1));
    shop.info(order);
    assertThat(state(Situation.TREATED_202_AS_LATER)).isEqualTo("handled");
    assertThat(state(Situation.POLLED_UNTIL_COMPLETION)).isEqualTo("met");

    server.clock().advance(Duration.ofSeconds(40));
    shop.settled(order);
    assertThat(state(Situation.POLLED_UNTIL_COMPLETION)).isEqualTo("handled");
    assertThat(seen(Situation.POLLED_UNTIL_COMPLETION)).contains("order " + order);
  }

  @Test
  void asking_again_at_once_is_no_way_to_wait() {
    register(Misbehaviour.NEVER_READY);
    // However slow the machine is today, once it is quick enough.
    var deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!state(Situation.TREATED_202_AS_LATER).equals("mishandled")
        && System.nanoTime() < deadline) {
      for (int i = 0; i < 4; i++) {
        shop.info(order);
      }
    }
    assertThat(state(Situation.TREATED_202_AS_LATER)).isEqualTo("mishandled");

    server.clock().advance(Duration.ofSeconds(2));
    shop.info(order);
    assertThat(state(Situation.TREATED_202_AS_LATER)).isEqualTo("handled");
  }

  @Test
  void asking_after_a_lost_answer() {
    lose(++order, "Clara Wieck");
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("met");

    shop.settled(order);
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("handled");
  }

  @Test
  void registering_again_after_a_lost_answer() {
    var purchase = lose(++order, "Clara Wieck");

    assertThat(shop.register(purchase).status()).isEqualTo(409);
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("handled");
    assertThat(state(Situation.MET_A_CONFLICT)).isEqualTo("handled");
  }

  @Test
  void a_second_sale_is_not_how_to_recover_a_lost_answer() {
    lose(++order, "Clara Wieck");
    lose(++order, "Clara Wieck");
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("mishandled");
    assertThat(seen(Situation.RECOVERED_A_LOST_ANSWER)).contains("sold again as line 1 of order");

    shop.settled(order);
    shop.settled(order - 1);
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("mishandled");

    lose(++order, "Robert Schumann");
    shop.settled(order);
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("handled");
  }

  @Test
  void nor_is_a_third_sale() {
    lose(++order, "Clara Wieck");
    lose(++order, "Clara Wieck");
    lose(++order, "Clara Wieck");
    shop.settled(order);
    shop.settled(order - 1);
    shop.settled(order - 2);

    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("mishandled");
  }

  @Test
  void a_program_that_was_mended_is_not_accused_for_ever() {
    lose(++order, "Clara Wieck");
    lose(++order, "Clara Wieck");
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("mishandled");
    shop.cancel(order - 1, 1);

    lose(++order, "Clara Wieck");
    shop.settled(order);
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("handled");
  }

  @Test
  void nor_after_ten_minutes() {
    lose(++order, "Clara Wieck");
    lose(++order, "Clara Wieck");
    server.clock().advance(Duration.ofMinutes(11));

    lose(++order, "Clara Wieck");
    shop.settled(order);
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("handled");
  }

  @Test
  void two_buyers_whose_answers_get_lost_are_two_sales() {
    lose(++order, "Clara Wieck");
    lose(++order, "Robert Schumann");
    shop.settled(order);
    shop.settled(order - 1);

    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("handled");
  }

  @Test
  void of_a_buyer_whose_answer_was_lost_nothing_is_kept_but_the_line() {
    lose(++order, "Clara Wieck");
    assertThat(details()).containsExactly("");

    lose(++order, "Clara Wieck");
    assertThat(details()).containsExactly("");
  }

  @Test
  void a_buyer_who_was_erased_is_not_known_again() {
    lose(++order, "Clara Wieck");
    erase(new OrderId(order));

    lose(++order, "Clara Wieck");
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("met");
  }

  @Test
  void a_failed_order() {
    register(Misbehaviour.ALWAYS_FAILS);
    shop.settled(order);

    assertThat(state(Situation.MET_A_FAILED_ORDER)).isEqualTo("handled");
  }

  @Test
  void a_refused_validation_counts_as_a_422() {
    shop.validate(Misbehaviour.MINIMUM_QUANTITY.asset().value(), IN_US, 1);

    assertThat(state(Situation.MET_A_REFUSAL)).isEqualTo("handled");
    assertThat(seen(Situation.MET_A_REFUSAL)).contains("a validation was refused for quantity");
  }

  @Test
  void repeating_after_a_500() {
    var purchase = Purchase.of(Misbehaviour.SERVER_ERROR.asset().value(), ++order, 1);
    shop.register(purchase);
    assertThat(state(Situation.REPEATED_AFTER_AN_ERROR)).isEqualTo("met");
    shop.register(purchase);
    assertThat(state(Situation.REPEATED_AFTER_AN_ERROR)).isEqualTo("handled");
  }

  @Test
  void waiting_as_long_as_retry_after_says() {
    var asset = Misbehaviour.TOO_MANY_REQUESTS.asset().value();
    shop.register(Purchase.of(asset, ++order, 1));
    assertThat(state(Situation.WAITED_AS_TOLD)).isEqualTo("met");

    // However slow the machine is today, once it is quick enough.
    Api.await(() -> {
      var hasty = Purchase.of(asset, ++order, 1);
      shop.register(hasty);
      shop.register(hasty);
      return state(Situation.WAITED_AS_TOLD).equals("mishandled");
    });

    var patient = Purchase.of(asset, ++order, 1);
    shop.register(patient);
    server.clock().advance(Duration.ofSeconds(2));
    shop.register(patient);
    assertThat(state(Situation.WAITED_AS_TOLD)).isEqualTo("handled");
  }

  @Test
  void asking_for_a_fresh_link() {
    register(Misbehaviour.LINK_EXPIRES);
    shop.settled(order);
    shop.downloadUrl(order, 1);
    shop.downloadUrl(order, 1);
    assertThat(state(Situation.FETCHED_A_FRESH_LINK)).isEqualTo("met");

    server.clock().advance(TEN_SECONDS);
    shop.downloadUrl(order, 1);
    assertThat(state(Situation.FETCHED_A_FRESH_LINK)).isEqualTo("handled");
  }

  @Test
  void asking_how_the_order_stands_is_no_asking_for_a_link() {
    register(Misbehaviour.LINK_EXPIRES);
    shop.settled(order);
    server.clock().advance(TEN_SECONDS);
    shop.info(order);

    assertThat(state(Situation.FETCHED_A_FRESH_LINK)).isEqualTo("open");
  }

  @Test
  void asking_for_a_link_of_a_line_that_is_processing_is_no_waiting() {
    register(Misbehaviour.NEVER_READY);
    shop.info(order);
    assertThat(shop.downloadUrl(order, 1).status()).isEqualTo(404);

    assertThat(state(Situation.TREATED_202_AS_LATER)).isEqualTo("mishandled");
  }

  @Test
  void cancelling_and_being_refused() {
    register(Misbehaviour.NEVER_READY);
    shop.cancel(order, 1);
    assertThat(state(Situation.CANCELLED)).isEqualTo("handled");
    assertThat(state(Situation.MET_A_REFUSED_CANCELLATION)).isEqualTo("open");

    shop.cancel(order, 1);
    assertThat(seen(Situation.MET_A_REFUSED_CANCELLATION)).contains("ALREADY_CANCELLED");
  }

  @Test
  void validating_again_when_the_first_validation_has_expired() {
    var asset = Misbehaviour.TOKEN_EXPIRES.asset().value();
    var first = shop.validate(asset, IN_US, 1).json().path("token").asString();
    assertThat(shop.register(Purchase.validated(first, ++order, 1)).status()).isEqualTo(201);
    assertThat(state(Situation.USED_A_FRESH_VALIDATION)).isEqualTo("met");

    server.clock().advance(TEN_SECONDS);
    shop.register(Purchase.validated(first, ++order, 1));
    assertThat(state(Situation.USED_A_FRESH_VALIDATION)).isEqualTo("met");

    var second = shop.validate(asset, IN_US, 1).json().path("token").asString();
    shop.register(Purchase.validated(second, order, 1));
    assertThat(state(Situation.USED_A_FRESH_VALIDATION)).isEqualTo("handled");
  }

  @Test
  void a_validation_that_expires_before_it_is_used() {
    var asset = Misbehaviour.TOKEN_EXPIRES.asset().value();
    shop.validate(asset, IN_US, 1);
    server.clock().advance(TEN_SECONDS);
    var second = shop.validate(asset, IN_US, 1).json().path("token").asString();
    shop.register(Purchase.validated(second, ++order, 1));

    assertThat(state(Situation.USED_A_FRESH_VALIDATION)).isEqualTo("handled");
  }

  @Test
  void two_sales_with_a_validation_each_are_nothing_special() {
    for (var asset : new long[] {Misbehaviour.TOKEN_EXPIRES.asset().value(), TestAssets.PIANO}) {
      for (int i = 0; i < 2; i++) {
        var token = shop.validate(asset, IN_US, 1).json().path("token").asString();
        assertThat(shop.register(Purchase.validated(token, ++order, 1)).status()).isEqualTo(201);
        server.clock().advance(Duration.ofMinutes(31));
      }
    }

    assertThat(state(Situation.USED_A_FRESH_VALIDATION)).isEqualTo("met");
  }

  @Test
  void what_vendors_send_is_not_kept() {
    var purchase = Purchase.of(TestAssets.PIANO, ++order, 1);
    shop.register(purchase.with("country_code", "X".repeat(20_000)));
    shop.validate(TestAssets.PIANO, "192.168.77.4", 1);

    var report = shop.get("/sandbox/report").text();
    assertThat(report).hasSizeLessThan(8000).doesNotContain("XX", "192.168.77.4");
  }

  @Test
  void going_on_with_a_download() {
    register(Misbehaviour.DOWNLOAD_BREAKS_OFF);
    shop.settled(order);
    var link = shop.downloadUrl(order, 1).json().path("url").asString();
    assertThatThrownBy(() -> Api.open(link)).hasRootCauseInstanceOf(IOException.class);
    assertThat(state(Situation.RESUMED_A_DOWNLOAD)).isEqualTo("met");

    Api.open(link);
    assertThat(state(Situation.RESUMED_A_DOWNLOAD)).isEqualTo("handled");
  }

  @Test
  void what_is_optional_counts_once_it_has_come_up() {
    handleAllThatCounts();
    assertThat(ready()).isTrue();

    shop.validate(Misbehaviour.TOKEN_EXPIRES.asset().value(), IN_US, 1);
    assertThat(ready()).isFalse();
  }

  @Test
  void what_was_concluded_outlives_what_was_remembered() {
    shop.cancel(order, 1);
    shop.register(Purchase.of(TestAssets.PIANO, ++order, 1).with("quantity", 0));
    lose(++order, "Clara Wieck");

    server.clock().advance(Duration.ofDays(31));
    shop.settled(order);

    assertThat(state(Situation.MET_A_REFUSAL)).isEqualTo("handled");
    assertThat(state(Situation.RECOVERED_A_LOST_ANSWER)).isEqualTo("met");
  }

  private void handleAllThatCounts() {
    lose(++order, "Clara Wieck");
    shop.settled(order);
    register(Misbehaviour.ALWAYS_FAILS);
    shop.register(Purchase.of(Misbehaviour.ALWAYS_FAILS.asset().value(), order, 1));
    shop.settled(order);
    shop.register(Purchase.of(TestAssets.PIANO, ++order, 1).with("quantity", 0));
    for (var misbehaviour :
        new Misbehaviour[] {Misbehaviour.SERVER_ERROR, Misbehaviour.TOO_MANY_REQUESTS}) {
      var purchase = Purchase.of(misbehaviour.asset().value(), ++order, 1);
      shop.register(purchase);
      server.clock().advance(Duration.ofSeconds(2));
      shop.register(purchase);
    }
    register(Misbehaviour.LINK_EXPIRES);
    shop.settled(order);
    shop.downloadUrl(order, 1);
    server.clock().advance(TEN_SECONDS);
    shop.downloadUrl(order, 1);
    shop.cancel(order, 1);
    shop.cancel(order, 1);
    // Last, for all that was settled above was asked for in a hurry.
    register(Misbehaviour.TAKES_40_SECONDS);
    shop.info(order);
    server.clock().advance(Duration.ofSeconds(1));
    shop.info(order);
    server.clock().advance(Duration.ofSeconds(40));
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (shop.info(order).status() == 202 && System.nanoTime() < deadline) {
      server.clock().advance(Duration.ofSeconds(1));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O&#039;Brien",
        "O&#x27;Brien",
        "Smith &amp; Sons",
        "&quot;Bobby&quot; Tables",
        "Dvo&rcaron;&aacute;k",
        "M&UUML;ller",
        "a &lt; b"
      })
  void names_that_were_escaped_for_a_web_page_are_told_of(String name) {
    shop.register(Purchase.of(TestAssets.PIANO, ++order, 1).with("customer", "Clara Wieck"));
    assertThat(state(Situation.SENT_NAMES_AS_THEY_ARE)).isEqualTo("open");

    shop.register(Purchase.of(TestAssets.PIANO, ++order, 1).with("customer", name));
    assertThat(state(Situation.SENT_NAMES_AS_THEY_ARE)).isEqualTo("mishandled");
    assertThat(seen(Situation.SENT_NAMES_AS_THEY_ARE))
        .contains("order " + order)
        .containsPattern("&[^;]+;")
        .doesNotContain(name);

    shop.register(Purchase.of(TestAssets.PIANO, ++order, 1).with("customer", "O'Brien & Co; KG"));
    assertThat(state(Situation.SENT_NAMES_AS_THEY_ARE)).isEqualTo("handled");
  }

  private void erase(OrderId number) {
    var installation = server.app().installation();
    installation.orders().find(number).stream()
        .filter(line -> line.key().vendor().equals(vendor.id()))
        .forEach(line ->
            assertThat(installation.amendments().erase(line, "asked for it"))
                .isInstanceOf(Amendment.Done.class));
  }

  /// What is remembered beside numbers and times.
  private List<String> details() {
    return server
        .db()
        .ask(tx ->
            tx.list(
                "select detail from sandbox_memory where vendor_id = ?",
                row -> row.getString("detail"),
                vendor.id().value()));
  }

  private Purchase lose(long number, String customer) {
    var purchase =
        Purchase.of(Misbehaviour.ANSWER_LOST.asset().value(), number, 1).with("customer", customer);
    assertThatThrownBy(() -> shop.register(purchase)).hasCauseInstanceOf(IOException.class);
    return purchase;
  }

  private void register(Misbehaviour misbehaviour) {
    var purchase = Purchase.of(misbehaviour.asset().value(), ++order, 1);
    assertThat(shop.register(purchase).status()).isEqualTo(201);
  }

  private boolean ready() {
    return shop.get("/sandbox/report").json().path("ready").asBoolean();
  }

  private String state(Situation situation) {
    return entry(situation).path("state").asString();
  }

  private String seen(Situation situation) {
    return entry(situation).path("seen").asString();
  }

  private JsonNode entry(Situation situation) {
    return shop.get("/sandbox/report")
        .json()
        .path("situations")
        .valueStream()
        .filter(entry -> entry.path("situation").asString().equals(situation.wire()))
        .findFirst()
        .orElseThrow();
  }
}
