package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is refused before anything is sent, and what a client does that was told no more than it
/// has to be.
@Timeout(60)
class BuildingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the address                | is taken as
          https://x.example            | https://x.example
          https://x.example/           | https://x.example
          https://x.example/api//      | https://x.example/api
          http://127.0.0.1:8080/a/b    | http://127.0.0.1:8080/a/b
          HTTPS://x.example            | HTTPS://x.example
          Http://x.example             | Http://x.example
          x.example                    | refused
          /api                         | refused
          ftp://x.example              | refused
          mailto:a@x.example           | refused
          https:///api                 | refused
          https://u:p@x.example        | refused
          https://x.example?a=1        | refused
          https://x.example#a          | refused
          """)
  void a_base_address_has_a_host_and_nothing_that_gets_lost(String address, String outcome) {
    var uri = URI.create(address);
    if (outcome.equals("refused")) {
      assertThatThrownBy(() -> PurchaseApi.builder(uri))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the base address must be http(s)://host[:port][/path], and nothing more");
    } else {
      assertThat(PurchaseApi.builder(uri).build()).hasToString("PurchaseApi[" + outcome + "]");
    }
  }

  @Test
  void a_time_out_is_longer_than_nothing_and_no_longer_than_a_year() {
    for (var bad :
        List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(365).plusNanos(1))) {
      var builder = PurchaseApi.builder(URI.create("https://x.example"));
      refused("connectTimeout", () -> builder.connectTimeout(bad));
      refused("requestTimeout", () -> builder.requestTimeout(bad));
      refused("callTimeout", () -> builder.callTimeout(bad));
      refused("stallTimeout", () -> builder.stallTimeout(bad));
      refused("downloadTimeout", () -> builder.downloadTimeout(bad));
      refused("timeout", () -> builder.build().awaitCompletion(1, bad));
      refused("firstDelay", () -> new RetryPolicy(1, bad, Duration.ofSeconds(1)));
      refused("longestDelay", () -> new RetryPolicy(1, Duration.ofSeconds(1), bad));
    }
    for (var good : List.of(Duration.ofNanos(1), Duration.ofDays(365))) {
      var builder = PurchaseApi.builder(URI.create("https://x.example"));
      assertThat(
              builder
                  .connectTimeout(good)
                  .requestTimeout(good)
                  .callTimeout(good)
                  .stallTimeout(good)
                  .downloadTimeout(good)
                  .retries(new RetryPolicy(1, good, good)))
          .isSameAs(builder);
    }
  }

  private static void refused(String name, Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name + " must be ");
  }

  @Test
  void numbers_begin_with_1() {
    var api = PurchaseApi.builder(URI.create("https://x.example")).build();
    for (var bad : List.of(0L, -1L)) {
      refused("orderId", () -> api.info(bad));
      refused("orderId", () -> api.awaitCompletion(bad, Duration.ofSeconds(1)));
      refused("orderId", () -> api.downloadUrl(bad, 1));
      refused("orderLineId", () -> api.downloadUrl(1, bad));
      refused("orderId", () -> api.viewUrl(bad, 1));
      refused("orderLineId", () -> api.viewUrl(1, bad));
      refused("orderId", () -> api.cancel(bad, 1));
      refused("orderLineId", () -> api.cancel(1, bad));
      refused("assetId", () -> api.validatePurchaseBeforePayment(bad, "203.0.113.9", 1));
      refused("quantity", () -> api.validatePurchaseBeforePayment(1, "203.0.113.9", bad));
      refused("pageSize", () -> api.listAssets((int) (long) bad, 0));
      refused("assetId", () -> RegisterRequest.of(bad, 1, "US"));
      refused("quantity", () -> RegisterRequest.of(1, bad, "US"));
      refused("orderId", () -> Clients.of7().line(bad, 1));
      refused("orderLineId", () -> Clients.of7().line(1, bad));
      refused("assetId", () -> Clients.of7().part(bad, 1));
      refused("orderLineId", () -> Clients.of7().part(1, bad));
      refused(
          "attempts",
          () -> new RetryPolicy((int) (long) bad, Duration.ofDays(1), Duration.ofDays(1)));
    }
    refused("lastId", () -> api.listAssets(1, -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # the price                             | is sent as
          0                                       | 0
          0.00                                    | 0.00
          999999999999999999                      | 999999999999999999
          0.000000000000000001                    | 0.000000000000000001
          1E+17                                   | 100000000000000000
          1E-18                                   | 0.000000000000000001
          1E+18                                   | refused
          1000000000000000000                     | refused
          1E-19                                   | refused
          -0.01                                   | refused
          """)
  void a_price_has_as_many_digits_as_somebody_can_want(String price, String outcome) {
    var number = new BigDecimal(price);
    if (outcome.equals("refused")) {
      assertThatThrownBy(() -> Clients.of7().unitPrice(number))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("unitPrice ");
      assertThatThrownBy(() -> Clients.of7().lineItemPrice(number))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("lineItemPrice ");
      return;
    }
    try (var server = BadServer.always(Http.CREATED)) {
      var sale = Clients.of7().unitPrice(number).lineItemPrice(number).build();
      assertThat(Clients.once(server).register(sale)).isNotNull();
      assertThat(server.requests().get(0).body())
          .contains("\"line_item_price\":" + outcome + ",\"unit_price\":" + outcome + ",");
    }
  }

  @Test
  void a_sale_in_the_making_may_be_used_on() {
    var builder = RegisterRequest.of(7, 2, "US").unitPrice(BigDecimal.ONE);
    assertThatThrownBy(builder::build).hasMessage("not set: line, lineItemPrice, customer");
    builder.line(1, 2).lineItemPrice(BigDecimal.TEN).customer("Clara").part(8, 3);
    var first = builder.build();
    var second = builder.line(9, 1).customer("Anna").part(9, 4).build();
    assertThat(first)
        .hasToString(
            "RegisterRequest[orderId=1, orderLineId=2, assetId=7, quantity=2, countryCode=US,"
                + " unitPrice=1, lineItemPrice=10, parts=[PurchasePart[assetId=8, orderLineId=3]]]");
    assertThat(first.orderId()).isEqualTo(1);
    assertThat(first.orderLineId()).isEqualTo(2);
    assertThat(first.parts()).containsExactly(new PurchasePart(8, 3));
    assertThat(second.parts()).containsExactly(new PurchasePart(8, 3), new PurchasePart(9, 4));
    try (var server = BadServer.always(Http.CREATED)) {
      assertThat(Clients.once(server).register(first)).isNotNull();
      assertThat(server.requests().get(0).body())
          .contains("\"quantity\":2,", "\"order_number\":1,", "\"customer\":\"Clara\"");
    }
  }

  @Test
  void a_client_that_nobody_told_much_waits_in_real_time_and_speaks_plain_http() {
    try (var server = BadServer.inTurn(Http.html(503), Http.ORDER)) {
      var api =
          PurchaseApi.builder(server.uri())
              .token(() -> "t")
              .retries(new RetryPolicy(2, Duration.ofMillis(40), Duration.ofMillis(40)))
              .build();
      var started = System.nanoTime();
      assertThat(api.info(1)).isInstanceOf(OrderState.Completed.class);
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isGreaterThan(Duration.ofMillis(20));
      assertThat(server.requests().get(0).head())
          .startsWith("GET /purchase/info?order_id=1 HTTP/1.1");
      assertThat(server.requests().get(0).header("Upgrade")).isEmpty();
      assertThat(server.requests().get(0).header("Accept")).isEqualTo("application/json");
      assertThat(server.requests().get(0).header("Content-Type")).isEmpty();
    }
  }

  @Test
  void a_client_without_a_token_says_so_and_sends_nothing() {
    try (var server = BadServer.always(Http.ORDER)) {
      var api = PurchaseApi.builder(server.uri()).build();
      assertThatThrownBy(() -> api.info(1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("no token was given");
      assertThat(server.requests()).isEmpty();
    }
  }
}
