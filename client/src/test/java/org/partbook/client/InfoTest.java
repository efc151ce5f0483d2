package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How an order stands, and waiting for it.
class InfoTest {
  /// So long that no answer is taken for one that the server has held.
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  @Test
  void an_order_is_processing_completed_or_failed() {
    try (var server = BadServer.inTurn(Http.PROCESSING, Http.FAILED, Http.ORDER)) {
      var api = Clients.patient(server);
      assertThat(api.info(12345)).isEqualTo(new OrderState.Processing());
      assertThat(api.info(12345)).isEqualTo(new OrderState.Failed("no file"));
      assertThat(api.info(12345))
          .isInstanceOfSatisfying(
              OrderState.Completed.class,
              order -> {
                var line = order.line(1).orElseThrow();
                assertThat(line.isCompleted()).isTrue();
                assertThat(line.customer()).contains("Clara Wieck");
                assertThat(line.unitPrice()).contains(new BigDecimal("3.95"));
                assertThat(line.quantity()).contains(BigDecimal.ONE);
                assertThat(line.downloadUrl()).isEmpty();
                assertThat(order.line(2)).isEmpty();
              });
    }
  }

  @Test
  void states_and_fields_that_are_new_are_no_errors() {
    var odd =
        Http.json(
            200,
            """
            [{"order_line_id":1,"status":"ON_HOLD","shelf":{"a":[1,2]},"quantity":"two",\
            "download_url":"not a link at all"}, {}]\
            """);
    try (var server = BadServer.always(odd)) {
      var order = (OrderState.Completed) Clients.once(server).info(12345);
      assertThat(order.lines()).hasSize(2);
      assertThat(order.lines().get(0).status()).contains(new OrderStatus("ON_HOLD"));
      assertThat(order.lines().get(0).quantity()).isEmpty();
      assertThat(order.lines().get(1).status()).isEmpty();
    }
  }

  @Test
  void numbers_beyond_all_bounds_are_no_numbers_of_ours() {
    var absurd =
        Http.json(
            200,
            """
            [{"order_id":1e999999999,"order_line_id":9223372036854775808,"asset_id":7.5,\
            "unit_price":1e999999999,"line_item_price":0.1000000000000000055511}]\
            """);
    try (var server = BadServer.always(absurd)) {
      var line = ((OrderState.Completed) Clients.once(server).info(12345)).lines().get(0);
      assertThat(line.orderId()).isEmpty();
      assertThat(line.orderLineId()).isEmpty();
      assertThat(line.assetId()).isEmpty();
      assertThat(line.lineItemPrice()).contains(new BigDecimal("0.1000000000000000055511"));
    }
  }

  @Test
  @Timeout(60)
  void one_client_serves_many_threads_at_once() {
    try (var server =
        new BadServer((request, connection) -> {
          var id = request.path().replaceAll(".*=", "");
          connection.send(Http.json(200, "[{\"order_id\":" + id + "}]"));
        })) {
      var api = Clients.patient(server);
      assertThat(LongStream.rangeClosed(1, 400).parallel().boxed())
          .allMatch(id -> {
            var order = (OrderState.Completed) api.info(id);
            return order.lines().get(0).orderId().equals(OptionalLong.of(id));
          });
    }
  }

  @Test
  void a_date_may_say_when_to_ask_again_and_nonsense_says_nothing() {
    for (var header : List.of("Thu, 01 Jan 2026 00:00:05 GMT", "soon", "-7", "99999999999999")) {
      var time = new FakeTime();
      var busy = Http.answer(503, "Retry-After: " + header + "\r\n", "");
      try (var server = BadServer.inTurn(busy, Http.ORDER)) {
        assertThat(Clients.of(server.uri()).time(time).build().info(1)).isNotNull();
        var waited = time.pauses().get(0);
        if (header.startsWith("Thu")) {
          assertThat(waited).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        } else {
          assertThat(waited).isLessThan(Duration.ofSeconds(1));
        }
      }
    }
  }

  @Test
  void a_server_that_wants_us_to_wait_too_long_is_not_waited_for() {
    try (var server = BadServer.always(Http.answer(429, "Retry-After: 3600\r\n", ""))) {
      assertThatThrownBy(() -> Clients.patient(server).info(1))
          .isInstanceOfSatisfying(
              OverloadedException.class,
              e -> assertThat(e.retryAfter()).contains(Duration.ofHours(1)));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_gateway_s_502_is_tried_again_and_is_not_taken_for_a_failed_order() {
    try (var server = BadServer.inTurn(Http.html(502), Http.ORDER)) {
      assertThat(Clients.patient(server).info(1)).isInstanceOf(OrderState.Completed.class);
    }
    try (var server = BadServer.always(Http.error(502, "BAD_GATEWAY", "no"))) {
      assertThatThrownBy(() -> Clients.patient(server).info(1))
          .isInstanceOf(TransportException.class);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void only_the_api_s_own_word_makes_a_502_a_failed_order() {
    for (var word : List.of("error", "bad gateway", "502", "")) {
      try (var server = BadServer.always(Http.FAILED.replace("\"FAILED\"", "\"" + word + "\""))) {
        assertThatThrownBy(() -> Clients.once(server).info(1))
            .isInstanceOf(TransportException.class);
      }
    }
    try (var server = BadServer.always(Http.FAILED.replace("FAILED", "failed"))) {
      assertThat(Clients.patient(server).info(1)).isEqualTo(new OrderState.Failed("no file"));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void an_order_is_not_completed_while_a_line_says_that_it_is_being_processed() {
    for (var word : List.of("PROCESSING", "Processing")) {
      var half =
          Http.json(
              200,
              "[{\"order_line_id\":1,\"status\":\"COMPLETED\"},"
                  + "{\"order_line_id\":2,\"status\":\""
                  + word
                  + "\"}]");
      try (var server = BadServer.inTurn(half, half, Http.ORDER)) {
        var api = Clients.patient(server);
        assertThat(api.info(1)).isEqualTo(new OrderState.Processing());
        assertThat(api.awaitCompletion(1, Duration.ofMinutes(1)))
            .isInstanceOf(OrderState.Completed.class);
        assertThat(server.requests()).hasSize(3);
      }
    }
  }

  @Test
  void an_order_without_lines_is_no_answer() {
    try (var server = BadServer.always(Http.json(200, "[]"))) {
      assertThatThrownBy(() -> Clients.patient(server).info(1))
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "GET /purchase/info: the answer with status 200 is unusable: it has no lines");
    }
  }

  @Test
  void what_only_reads_is_repeated_after_a_500_but_not_for_ever() {
    try (var server = BadServer.inTurn(Http.html(500), Http.ORDER)) {
      assertThat(Clients.patient(server).info(1)).isInstanceOf(OrderState.Completed.class);
    }
    try (var server = BadServer.always(Http.error(500, "INTERNAL_ERROR", "no"))) {
      assertThatThrownBy(() -> Clients.patient(server).downloadUrl(1, 1))
          .isExactlyInstanceOf(PurchaseApiException.class)
          .hasMessage("GET /purchase/download-url: 500 INTERNAL_ERROR: no");
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void waiting_that_is_interrupted_is_not_a_wait_that_took_too_long() {
    try (var server = BadServer.always(Http.PROCESSING)) {
      var api =
          Clients.of(server.uri())
              .onExchange(exchange -> Thread.currentThread().interrupt())
              .build();
      assertThatThrownBy(() -> api.awaitCompletion(1, Duration.ofMinutes(2)))
          .isInstanceOf(TransportException.class)
          .hasMessage("GET /purchase/info: interrupted");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void waiting_goes_on_through_later_and_through_a_server_that_is_away() {
    var time = new FakeTime();
    try (var server =
        BadServer.inTurn(
            Http.PROCESSING,
            Http.BROKEN,
            Http.html(503),
            Http.html(500),
            Http.PROCESSING,
            Http.ORDER)) {
      var api = Clients.of(server.uri()).time(time).requestTimeout(PATIENCE).build();
      assertThat(api.awaitCompletion(12345, Duration.ofMinutes(1)))
          .isInstanceOf(OrderState.Completed.class);
      assertThat(time.pauses()).hasSize(5).isSorted();
    }
  }

  @Test
  void waiting_heeds_what_the_server_wants() {
    var time = new FakeTime();
    var later =
        Http.answer(
            202,
            "Content-Type: application/json\r\nRetry-After: 7\r\n",
            "{\"status\":\"PROCESSING\"}");
    try (var server = BadServer.inTurn(later, Http.FAILED)) {
      var api = Clients.of(server.uri()).time(time).requestTimeout(PATIENCE).build();
      assertThat(api.awaitCompletion(12345, Duration.ofMinutes(1)))
          .isEqualTo(new OrderState.Failed("no file"));
      assertThat(time.pauses()).containsExactly(Duration.ofSeconds(7));
    }
  }

  @Test
  void waiting_ends_with_what_was_last_known() {
    try (var server = BadServer.inTurn(Http.PROCESSING, Http.BROKEN)) {
      assertThatThrownBy(
              () -> Clients.patient(server).awaitCompletion(12345, Duration.ofSeconds(30)))
          .isInstanceOfSatisfying(
              AwaitTimeoutException.class,
              e -> {
                assertThat(e.lastKnown()).contains(new OrderState.Processing());
                assertThat(e).hasMessageStartingWith("order 12345 wasn't settled within PT30S");
                assertThat(e).hasCauseInstanceOf(TransportException.class);
              });
      assertThat(server.requests()).hasSizeBetween(5, 30);
    }
  }

  @Test
  void waiting_for_an_order_that_is_not_there_ends_at_once() {
    try (var server = BadServer.always(Http.NO_ORDER)) {
      assertThatThrownBy(() -> Clients.patient(server).awaitCompletion(1, Duration.ofMinutes(1)))
          .isInstanceOf(NotFoundException.class);
      assertThat(server.requests()).hasSize(1);
    }
  }
}
