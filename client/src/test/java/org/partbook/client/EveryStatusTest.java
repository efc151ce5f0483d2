package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each status that an answer may have, and what every operation makes of it. [BadAnswersTest] has
/// what is no answer at all.
@Timeout(60)
class EveryStatusTest {
  private static final String CANCELLED = Http.ORDER.replace("COMPLETED", "CANCELLED");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # status | is thrown              | after so many requests
          201      | TransportException     | 1
          203      | TransportException     | 1
          204      | TransportException     | 1
          206      | TransportException     | 1
          300      | TransportException     | 1
          301      | TransportException     | 1
          302      | TransportException     | 1
          303      | TransportException     | 1
          304      | TransportException     | 1
          307      | TransportException     | 1
          308      | TransportException     | 1
          399      | TransportException     | 1
          400      | PurchaseApiException   | 1
          401      | UnauthorizedException  | 1
          402      | PurchaseApiException   | 1
          403      | ForbiddenException     | 1
          404      | NotFoundException      | 1
          405      | PurchaseApiException   | 1
          406      | PurchaseApiException   | 1
          407      | PurchaseApiException   | 1
          408      | PurchaseApiException   | 1
          409      | ConflictException      | 1
          410      | PurchaseApiException   | 1
          413      | PurchaseApiException   | 1
          415      | PurchaseApiException   | 1
          422      | ValidationException    | 1
          425      | PurchaseApiException   | 1
          429      | OverloadedException    | 4
          431      | PurchaseApiException   | 1
          451      | PurchaseApiException   | 1
          500      | PurchaseApiException   | 4
          501      | PurchaseApiException   | 1
          502      | TransportException     | 4
          503      | OverloadedException    | 4
          504      | TransportException     | 4
          505      | PurchaseApiException   | 1
          599      | PurchaseApiException   | 1
          """)
  void what_only_asks_is_repeated_where_another_answer_may_come(
      int status, String thrown, int requests) throws ClassNotFoundException {
    for (var body : Words.of(status)) {
      try (var server = BadServer.always(body.answer(status))) {
        var api = Clients.patient(server);
        for (var operation : Operation.all()) {
          if (!operation.isQuestion()) {
            continue;
          }
          server.requests().clear();
          var failure = catchThrowable(() -> operation.call(api));
          assertThat(failure)
              .as("%s, %s", operation, body)
              .isExactlyInstanceOf(exception(thrown))
              .isInstanceOfSatisfying(
                  PurchaseApiException.class, e -> body.isWhatItSays(status, e.error()))
              .satisfies(e ->
                  assertThat(String.valueOf(e.getMessage()).endsWith(" (request r7)"))
                      .isEqualTo(status >= 400));
          assertThat(server.requests()).as("%s, %s", operation, body).hasSize(requests);
        }
      }
    }
  }

  /// Whose words an answer has.
  private enum Words {
    OF_THE_API,
    OF_A_PROXY,
    NONE;

    /// Those that HTTP allows with a status.
    static List<Words> of(int status) {
      return status == 204 || status == 304 ? List.of(NONE) : List.of(values());
    }

    String answer(int status) {
      var common = "X-Request-Id: r7\r\nRetry-After: 2\r\n";
      return switch (this) {
        case OF_THE_API ->
            Http.answer(
                status,
                common + "Content-Type: application/json; charset=utf-8\r\n",
                Http.errorBody(status, "ITS_NAME", "its words"));
        case OF_A_PROXY ->
            Http.answer(status, common + "Content-Type: text/html\r\n", "<html>Oh</html>");
        case NONE -> Http.answer(status, common, "");
      };
    }

    void isWhatItSays(int status, ApiError error) {
      assertThat(error.status()).isEqualTo(status);
      assertThat(error.requestId()).contains("r7");
      assertThat(error.retryAfter()).contains(Duration.ofSeconds(2));
      if (this == OF_THE_API) {
        assertThat(error.name()).contains("ITS_NAME");
        assertThat(error.message()).contains("its words");
        assertThat(error.code()).hasValue(status * 100L + 1);
      } else {
        assertThat(error.name()).isEmpty();
        assertThat(error.message()).isEmpty();
        assertThat(error.code()).isEmpty();
      }
    }
  }

  private static Class<?> exception(String name) throws ClassNotFoundException {
    return Class.forName("org.partbook.client." + name);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # status | content type             | body                     | the order is
          200      | application/json         | [{"order_line_id":1}]    | Completed
          200      | application/problem+json | [{"order_line_id":1}]    | Completed
          200      | Application/JSON         | [{"order_line_id":1}]    | Completed
          200      | text/html                | [{"order_line_id":1}]    | TransportException
          200      | text/plain               | [{"order_line_id":1}]    | TransportException
          200      | application/json         | {"order_line_id":1}      | TransportException
          200      | application/json         | [{"order_line_id":1}] [] | TransportException
          200      | application/json         | [{"order_line_id":1}     | TransportException
          200      | application/json         | {"status":"PROCESSING"}  | TransportException
          202      | application/json         | {"status":"PROCESSING"}  | Processing
          202      | application/json         | ''                       | Processing
          202      | application/json         | nonsense                 | Processing
          202      | text/html                | <html>Please wait</html> | TransportException
          502      | application/json         | {"status":"FAILED"}      | Failed
          502      | application/problem+json | {"status":"Failure"}     | Failed
          502      | application/json         | {"status":502}           | TransportException
          502      | application/json         | {"status":["FAILED"]}    | TransportException
          502      | application/json         | {"message":"FAILED"}     | TransportException
          502      | application/json         | ["FAILED"]               | TransportException
          502      | application/json         | {"status":"FAILED"       | TransportException
          502      | text/html                | {"status":"FAILED"}      | TransportException
          """)
  void how_an_order_stands_is_told_by_status_type_and_body_together(
      int status, String type, String body, String outcome) {
    try (var server =
        BadServer.always(Http.answer(status, "Content-Type: " + type + "\r\n", body))) {
      var api = Clients.once(server);
      if (outcome.endsWith("Exception")) {
        assertThatThrownBy(() -> api.info(1)).isExactlyInstanceOf(TransportException.class);
      } else {
        assertThat(api.info(1).getClass().getSimpleName()).isEqualTo(outcome);
      }
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void an_answer_that_does_not_say_what_it_is_may_be_json() {
    try (var server =
        BadServer.inTurn(
            Http.answer(202, "", ""), Http.answer(200, "", "[{\"order_line_id\":1}]"))) {
      var api = Clients.once(server);
      assertThat(api.info(1)).isEqualTo(new OrderState.Processing());
      assertThat(api.info(1)).isInstanceOf(OrderState.Completed.class);
    }
  }

  @Test
  void only_orders_can_be_under_way() {
    try (var server = BadServer.always(Http.PROCESSING)) {
      var api = Clients.patient(server);
      for (var operation : Operation.all()) {
        if (operation.isQuestion() && !operation.name().equals("info")) {
          assertThatThrownBy(() -> operation.call(api))
              .as("%s", operation)
              .isInstanceOf(TransportException.class)
              .hasMessageContaining("the status 202 means nothing here");
        }
      }
      assertThat(server.requests()).hasSize(11);
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        201, 202, 204, 206, 301, 302, 304, 307, 399, 429, 500, 501, 502, 503, 504, 505, 511, 599
      })
  void waiting_goes_on_whatever_a_server_says_that_may_be_different_in_a_moment(int status) {
    for (var body : Words.of(status)) {
      try (var server = BadServer.inTurn(body.answer(status), body.answer(status), Http.ORDER)) {
        assertThat(Clients.patient(server).awaitCompletion(12345, Duration.ofMinutes(1)))
            .isInstanceOf(OrderState.Completed.class);
        assertThat(server.requests()).hasSize(3);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | PurchaseApiException
          401 | UnauthorizedException
          403 | ForbiddenException
          404 | NotFoundException
          408 | PurchaseApiException
          409 | ConflictException
          410 | PurchaseApiException
          422 | ValidationException
          451 | PurchaseApiException
          """)
  void waiting_ends_with_what_stays_so(int status, String thrown) throws ClassNotFoundException {
    for (var body : Words.of(status)) {
      try (var server = BadServer.always(body.answer(status))) {
        var api = Clients.patient(server);
        assertThatThrownBy(() -> api.awaitCompletion(12345, Duration.ofMinutes(1)))
            .isExactlyInstanceOf(exception(thrown));
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # status | name                 | is thrown              | after so many requests
          400      | MALFORMED_REQUEST    | PurchaseApiException   | 1
          401      | UNAUTHORIZED         | UnauthorizedException  | 1
          402      | PAYMENT_REQUIRED     | PurchaseApiException   | 1
          403      | FORBIDDEN            | ForbiddenException     | 1
          404      | ASSET_NOT_FOUND      | NotFoundException      | 1
          405      | METHOD_NOT_ALLOWED   | PurchaseApiException   | 1
          407      | PROXY_AUTHENTICATION | PurchaseApiException   | 1
          410      | GONE                 | PurchaseApiException   | 1
          411      | LENGTH_REQUIRED      | PurchaseApiException   | 1
          413      | TOO_LARGE            | PurchaseApiException   | 1
          415      | WRONG_TYPE           | PurchaseApiException   | 1
          422      | VALIDATION_FAILED    | ValidationException    | 1
          429      | OVERLOADED           | OverloadedException    | 4
          429      | ANYTHING             | OverloadedException    | 4
          499      | ANYTHING             | PurchaseApiException   | 1
          503      | OVERLOADED           | OverloadedException    | 4
          503      | DATABASE_UNAVAILABLE | OverloadedException    | 4
          """)
  void a_registration_that_was_refused_for_sure_is_not_asked_for(
      int status, String name, String thrown, int requests) throws ClassNotFoundException {
    try (var server = shop(Http.error(status, name, "no"), Http.ORDER)) {
      var api = Clients.patient(server);
      assertThatThrownBy(() -> api.register(Clients.sale()))
          .isExactlyInstanceOf(exception(thrown))
          .isInstanceOfSatisfying(
              PurchaseApiException.class, e -> assertThat(e.name()).contains(name));
      assertThat(server.asked()).hasSize(requests).allMatch("POST /purchase/register"::equals);
    }
  }

  /// Answers each registration and each cancellation with the same, and each question for the order
  /// too.
  private static BadServer shop(String answer, String order) {
    return new BadServer(
        (request, connection) -> connection.send(request.method().equals("GET") ? order : answer));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        200, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308, 408, 500, 501, 502, 503, 504, 505,
        511, 599
      })
  void a_registration_is_asked_for_whenever_an_answer_leaves_it_open(int status) {
    for (var body : Words.of(status)) {
      var unclear = body.answer(status);
      try (var server = shop(unclear, Http.ORDER)) {
        assertThat(Clients.patient(server).register(Clients.sale()))
            .isEqualTo(new Registration.Registered(true));
        assertThat(server.asked()).containsExactly("POST /purchase/register", "GET /purchase/info");
      }
      try (var server = shop(unclear, Http.NO_ORDER)) {
        assertThatThrownBy(() -> Clients.patient(server).register(Clients.sale()))
            .isInstanceOfSatisfying(
                UnknownOutcomeException.class, e -> assertThat(e.status()).isEqualTo(status));
        assertThat(server.asked()).hasSize(8);
      }
      try (var server = shop(unclear, Http.error(401, "UNAUTHORIZED", "the token has expired"))) {
        assertThatThrownBy(() -> Clients.patient(server).register(Clients.sale()))
            .isInstanceOf(UnknownOutcomeException.class)
            .cause()
            .isInstanceOfSatisfying(
                UnauthorizedException.class,
                e ->
                    assertThat(e.getSuppressed())
                        .as("what it was asked for")
                        .singleElement()
                        .isInstanceOfSatisfying(
                            PurchaseApiException.class,
                            first -> assertThat(first.status()).isEqualTo(status)));
        assertThat(server.asked()).hasSize(2);
      }
    }
  }

  @Test
  void a_refusal_after_a_lost_answer_is_the_end_if_the_sale_is_there() {
    var refusal = Http.error(422, "VALIDATION_FAILED", "the token has expired");
    try (var server = BadServer.inTurn(Http.html(500), Http.NO_ORDER, refusal, Http.ORDER)) {
      assertThat(Clients.patient(server).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
      assertThat(server.asked())
          .containsExactly(
              "POST /purchase/register",
              "GET /purchase/info",
              "POST /purchase/register",
              "GET /purchase/info");
    }
  }

  @Test
  void a_registration_is_done_with_201_and_was_done_before_with_409() {
    for (var body : Words.values()) {
      try (var server = BadServer.always(body.answer(201))) {
        assertThat(Clients.patient(server).register(Clients.sale()))
            .isEqualTo(new Registration.Registered(false));
        assertThat(server.requests()).hasSize(1);
      }
      try (var server = BadServer.always(body.answer(409))) {
        assertThat(Clients.patient(server).register(Clients.sale()))
            .isEqualTo(new Registration.AlreadyRegistered(false));
        assertThat(server.requests()).hasSize(1);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | PurchaseApiException
          401 | UnauthorizedException
          403 | ForbiddenException
          404 | NotFoundException
          405 | PurchaseApiException
          409 | ConflictException
          410 | PurchaseApiException
          422 | ValidationException
          499 | PurchaseApiException
          """)
  void a_cancellation_that_was_refused_for_sure_is_not_repeated(int status, String thrown)
      throws ClassNotFoundException {
    try (var server = shop(Http.html(status), CANCELLED)) {
      assertThatThrownBy(() -> Clients.patient(server).cancel(12345, 1))
          .isExactlyInstanceOf(exception(thrown));
      assertThat(server.asked()).containsExactly("DELETE /purchase/cancel");
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        200, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308, 408, 500, 501, 502, 503, 504, 505,
        599
      })
  void a_cancellation_is_repeated_and_then_looked_for_whenever_an_answer_leaves_it_open(
      int status) {
    for (var body : Words.of(status)) {
      try (var server = shop(body.answer(status), CANCELLED)) {
        assertThat(Clients.patient(server).cancel(12345, 1))
            .isEqualTo(new Cancellation.Cancelled(true));
        assertThat(server.asked())
            .containsExactly(
                "DELETE /purchase/cancel",
                "DELETE /purchase/cancel",
                "DELETE /purchase/cancel",
                "DELETE /purchase/cancel",
                "GET /purchase/info");
      }
      try (var server = shop(body.answer(status), Http.ORDER)) {
        assertThatThrownBy(() -> Clients.patient(server).cancel(12345, 1))
            .isInstanceOfSatisfying(
                UnknownOutcomeException.class, e -> assertThat(e.status()).isEqualTo(status));
      }
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          429 | OVERLOADED
          429 | ANYTHING
          503 | OVERLOADED
          503 | DATABASE_UNAVAILABLE
          """)
  void a_cancellation_that_the_server_was_too_busy_for_is_not_looked_for(int status, String name) {
    try (var server = shop(Http.error(status, name, "later"), CANCELLED)) {
      assertThatThrownBy(() -> Clients.patient(server).cancel(12345, 1))
          .isInstanceOf(OverloadedException.class);
      assertThat(server.asked()).hasSize(4).allMatch("DELETE /purchase/cancel"::equals);
    }
  }

  @Test
  void a_request_that_nobody_understood_cancels_nothing() {
    try (var server = shop(Http.error(400, "MALFORMED_REQUEST", "what?"), CANCELLED)) {
      assertThatThrownBy(() -> Clients.patient(server).cancel(12345, 1))
          .isExactlyInstanceOf(PurchaseApiException.class);
      assertThat(server.asked()).containsExactly("DELETE /purchase/cancel");
    }
  }
}
