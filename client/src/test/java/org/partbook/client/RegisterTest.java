package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Registrations, and what becomes of those whose answer is lost.
class RegisterTest {
  private static final String LOST = "";

  @Test
  void the_first_shape_names_asset_quantity_and_country() {
    try (var server = BadServer.always(Http.CREATED)) {
      assertThat(Clients.once(server).register(Clients.of7().part(8, 1).part(9, 2).build()))
          .isEqualTo(new Registration.Registered(false));
      var request = server.requests().get(0);
      assertThat(request.head()).startsWith("POST /purchase/register HTTP/1.1");
      assertThat(request.header("Authorization")).isEqualTo("Bearer " + Clients.TOKEN);
      assertThat(request.header("Content-Type")).isEqualTo("application/json");
      assertThat(request.body())
          .isEqualTo(
              """
              {"asset_id":7,"country_code":"US","quantity":1,"order_number":12345,\
              "order_line_id":1,"line_item_price":3.95,"unit_price":3.95,\
              "customer":"Clara Wieck","parts":[{"asset_id":8,"order_line_id":1},\
              {"asset_id":9,"order_line_id":2}]}\
              """);
    }
  }

  @Test
  void the_second_shape_carries_a_token_and_prices_are_written_plainly() {
    var sale =
        RegisterRequest.validated("abc")
            .line(Long.MAX_VALUE, 2)
            .unitPrice(new BigDecimal("1E+2"))
            .lineItemPrice(BigDecimal.ZERO)
            .customer("山田 \"太郎\"")
            .build();
    try (var server = BadServer.always(Http.CREATED)) {
      assertThat(Clients.once(server).register(sale)).isNotNull();
      assertThat(server.requests().get(0).body())
          .isEqualTo(
              """
              {"token":"abc","order_number":9223372036854775807,"order_line_id":2,\
              "line_item_price":0,"unit_price":100,"customer":"山田 \\"太郎\\""}\
              """);
    }
  }

  @Test
  void how_many_decimals_a_price_may_have_is_for_the_server_to_say() {
    var sale = Clients.of7().unitPrice(new BigDecimal("3.950001")).build();
    try (var server = BadServer.always(Http.CREATED)) {
      assertThat(Clients.once(server).register(sale)).isNotNull();
      assertThat(server.requests().get(0).body()).contains("\"unit_price\":3.950001,");
    }
    assertThatThrownBy(() -> Clients.of7().unitPrice(new BigDecimal("1E-19")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_conflict_is_a_result() {
    try (var server = BadServer.always(Http.CONFLICT)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.AlreadyRegistered(false));
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_refusal_names_the_fields() {
    var refusal =
        Http.json(
            422,
            """
            {"name":"VALIDATION_FAILED","message":"quantity is bad","code":42201,"status":422,\
            "errors":[{"field":"quantity","message":"is bad"}],"request_id":"r1"}\
            """);
    try (var server = BadServer.always(refusal)) {
      assertThatThrownBy(() -> Clients.patient(server).register(Clients.sale()))
          .isInstanceOfSatisfying(
              ValidationException.class,
              e -> {
                assertThat(e.errors()).containsExactly(new FieldError("quantity", "is bad"));
                assertThat(e.name()).contains("VALIDATION_FAILED");
                assertThat(e.code()).hasValue(42201);
                assertThat(e.status()).isEqualTo(422);
                assertThat(e.requestId()).contains("r1");
              });
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void a_lost_answer_to_a_sale_that_was_stored_is_found_by_asking() {
    try (var server = BadServer.inTurn(LOST, Http.ORDER)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
      assertThat(server.asked()).containsExactly("POST /purchase/register", "GET /purchase/info");
    }
  }

  @Test
  void a_lost_request_is_sent_again_when_the_order_is_not_there() {
    try (var server = BadServer.inTurn(LOST, Http.NO_ORDER, Http.CREATED)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
      assertThat(server.requests().get(2).body()).isEqualTo(server.requests().get(0).body());
    }
  }

  @Test
  void a_request_that_arrives_late_is_noticed_by_the_conflict_with_itself() {
    try (var server = BadServer.inTurn(LOST, Http.NO_ORDER, Http.CONFLICT, Http.ORDER)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
    }
    try (var server = BadServer.inTurn(LOST, Http.NO_ORDER, Http.CONFLICT, Http.PROCESSING)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
    }
  }

  @Test
  void a_conflict_after_a_lost_answer_may_be_with_somebody_else_s_sale() {
    var somebody = Http.ORDER.replace("\"asset_id\":7", "\"asset_id\":8");
    for (var order : List.of(somebody, Http.NO_ORDER, Http.html(400))) {
      try (var server = BadServer.inTurn(LOST, Http.NO_ORDER, Http.CONFLICT, order)) {
        assertThat(Clients.patient(server).register(Clients.sale()))
            .isEqualTo(new Registration.AlreadyRegistered(true));
        assertThat(server.asked().get(3)).isEqualTo("GET /purchase/info");
      }
    }
  }

  @Test
  void a_line_that_says_something_else_is_not_taken_for_this_sale() {
    var somebody = Http.ORDER.replace("Clara Wieck", "Anna Weick!");
    try (var server = BadServer.inTurn(LOST, somebody)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.AlreadyRegistered(true));
    }
    var other = Http.ORDER.replace("\"asset_id\":7", "\"asset_id\":8");
    try (var server = BadServer.inTurn(LOST, other)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.AlreadyRegistered(true));
    }
  }

  @Test
  void an_order_that_is_being_processed_is_waited_for_as_it_shows_its_lines_only_then() {
    try (var server = BadServer.inTurn(LOST, Http.PROCESSING, Http.PROCESSING, Http.ORDER)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
    }
  }

  @Test
  void it_pauses_between_two_questions_how_the_order_stands() {
    var time = new FakeTime();
    try (var server = BadServer.inTurn(LOST, Http.PROCESSING, Http.PROCESSING, Http.ORDER)) {
      Clients.of(server.uri()).time(time).build().register(Clients.sale());
    }
    assertThat(time.pauses()).hasSize(2).allMatch(pause -> pause.toMillis() >= 100);
  }

  @Test
  void an_order_that_hides_its_lines_is_registered_again_and_the_conflict_is_not_overrated() {
    try (var server = hiding(Http.PROCESSING, LOST, Http.CONFLICT)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.AlreadyRegistered(true));
    }
  }

  /// Answers the first registration and the second so, and each question with the same.
  private static BadServer hiding(String order, String first, String second) {
    var registrations = new AtomicInteger();
    return new BadServer((request, connection) -> {
      if (request.method().equals("GET")) {
        connection.send(order);
      } else {
        connection.send(registrations.getAndIncrement() == 0 ? first : second);
      }
    });
  }

  @Test
  void parts_count_as_found_only_all_together() {
    var sale = Clients.of7().part(7, 1).part(8, 2).build();
    var both =
        Http.json(
            200,
            """
            [{"order_line_id":1,"asset_id":7,"status":"COMPLETED","unit_price":3.950},
             {"order_line_id":2,"asset_id":8,"status":"COMPLETED"}]\
            """);
    try (var server = BadServer.inTurn(LOST, both)) {
      assertThat(Clients.patient(server).register(sale))
          .isEqualTo(new Registration.Registered(true));
    }
    try (var server = BadServer.inTurn(LOST, Http.ORDER)) {
      assertThat(Clients.patient(server).register(sale))
          .isEqualTo(new Registration.AlreadyRegistered(true));
    }
  }

  @Test
  void when_nobody_answers_any_more_the_outcome_is_unknown() {
    try (var server = BadServer.always(LOST)) {
      assertThatThrownBy(() -> Clients.patient(server).register(Clients.sale()))
          .isInstanceOf(UnknownOutcomeException.class)
          .hasMessageStartingWith("POST /purchase/register: nobody knows whether it was done");
      assertThat(server.asked().stream().filter(asked -> asked.startsWith("POST"))).hasSize(1);
    }
  }

  @Test
  void what_is_lost_again_and_again_is_unknown_after_a_few_times() {
    try (var server =
        new BadServer((request, connection) ->
            connection.send(request.method().equals("GET") ? Http.NO_ORDER : LOST))) {
      assertThatThrownBy(() -> Clients.patient(server).register(Clients.sale()))
          .isInstanceOf(UnknownOutcomeException.class);
      assertThat(server.requests()).hasSize(8);
    }
  }

  @Test
  void a_server_that_does_not_know_whether_it_was_done_is_asked_too() {
    var unknown = Http.error(503, "OUTCOME_UNKNOWN", "the database was lost");
    for (var unclear : new String[] {unknown, Http.html(503), Http.html(502), Http.html(500)}) {
      try (var server = BadServer.inTurn(unclear, Http.ORDER)) {
        assertThat(Clients.patient(server).register(Clients.sale()))
            .isEqualTo(new Registration.Registered(true));
      }
    }
  }

  @Test
  void a_server_that_is_too_busy_is_waited_for() {
    var time = new FakeTime();
    var busy =
        Http.answer(
            429,
            "Content-Type: application/json\r\nRetry-After: 3\r\n",
            Http.errorBody(429, "OVERLOADED", "later"));
    try (var server = BadServer.inTurn(busy, Http.CREATED)) {
      assertThat(Clients.of(server.uri()).time(time).build().register(Clients.sale()))
          .isEqualTo(new Registration.Registered(false));
      assertThat(server.asked()).hasSize(2);
      assertThat(time.pauses()).allMatch(pause -> pause.toMillis() >= 3000);
    }
  }

  @Test
  void a_connection_that_never_came_about_is_tried_again_and_is_no_unknown_outcome()
      throws IOException {
    try (var silent = new Socket()) {
      // Nobody else gets the port meanwhile.
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var nobody = URI.create("http://127.0.0.1:" + silent.getLocalPort());
      assertThatThrownBy(() -> Clients.of(nobody).build().register(Clients.sale()))
          .isInstanceOf(TransportException.class);
    }
  }

  @Test
  void a_refusal_after_a_lost_answer_is_believed_only_if_the_sale_is_not_there() {
    var refusal = Http.error(422, "VALIDATION_FAILED", "the token has expired");
    try (var server = BadServer.inTurn(LOST, Http.NO_ORDER, refusal, Http.ORDER)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
    }
    try (var server = BadServer.inTurn(LOST, Http.NO_ORDER, refusal, Http.NO_ORDER)) {
      assertThatThrownBy(() -> Clients.patient(server).register(Clients.sale()))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void a_refusal_after_a_lost_answer_leaves_open_what_an_order_hides() {
    var refusals =
        List.of(
            Http.error(422, "VALIDATION_FAILED", "the asset was withdrawn"),
            Http.error(404, "ASSET_NOT_FOUND", "no asset 7"));
    for (var refusal : refusals) {
      for (var order : List.of(Http.PROCESSING, Http.FAILED)) {
        try (var server = hiding(order, Http.html(500), refusal)) {
          assertThatThrownBy(() -> Clients.patient(server).register(Clients.sale()))
              .isInstanceOf(UnknownOutcomeException.class);
        }
      }
    }
    var somebody = Http.ORDER.replace("\"asset_id\":7", "\"asset_id\":8");
    try (var server = BadServer.inTurn(LOST, Http.NO_ORDER, refusals.get(0), somebody)) {
      assertThatThrownBy(() -> Clients.patient(server).register(Clients.sale()))
          .isInstanceOf(ValidationException.class);
    }
  }

  @Test
  void a_busy_proxy_says_nothing_about_the_sale() {
    var proxy = Http.error(503, "Service Unavailable", "no server");
    try (var server = hiding(Http.PROCESSING, proxy, Http.CONFLICT)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.AlreadyRegistered(true));
    }
  }

  @Test
  void a_supplier_of_tokens_that_fails_in_between_leaves_the_outcome_unknown() {
    var tokens = List.of("only").iterator();
    try (var server = BadServer.always(LOST)) {
      var api = Clients.of(server.uri()).token(tokens::next).build();
      assertThatThrownBy(() -> api.register(Clients.sale()))
          .isInstanceOf(UnknownOutcomeException.class)
          .hasCauseInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void a_listener_that_throws_does_not_hide_a_sale() {
    var thrown = new AtomicReference<Throwable>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
    try (var server = BadServer.always(Http.CREATED)) {
      var api =
          Clients.of(server.uri())
              .onExchange(exchange -> {
                throw new IllegalStateException("the log is full");
              })
              .build();
      assertThat(api.register(Clients.sale())).isEqualTo(new Registration.Registered(false));
      assertThat(thrown.get()).hasMessage("the log is full");
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
  }

  @Test
  void what_is_missing_or_absurd_is_refused_before_anything_is_sent() {
    assertThatThrownBy(() -> RegisterRequest.validated("abc").customer("C").build())
        .hasMessage("not set: line, unitPrice, lineItemPrice");
    assertThatThrownBy(() -> RegisterRequest.of(0, 1, "US"))
        .hasMessage("assetId must be 1 or more, not 0");
    assertThatThrownBy(() -> Clients.of7().unitPrice(new BigDecimal("1E+999999")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Clients.of7().part(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
