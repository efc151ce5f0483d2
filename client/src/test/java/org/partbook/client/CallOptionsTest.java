package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What single calls want otherwise.
@Timeout(60)
class CallOptionsTest {
  @Test
  void headers_and_a_request_id_go_with_each_attempt_and_with_no_other_call() {
    var options =
        CallOptions.builder().header("X-Till", "seven 7").requestId("till-7-4711").build();
    try (var server = BadServer.inTurn(Http.html(503), Http.ORDER, Http.ORDER)) {
      var api = Clients.patient(server);
      assertThat(api.with(options).info(1)).isNotNull();
      assertThat(api.info(1)).isNotNull();
      assertThat(server.requests().stream().map(request -> request.header("X-Till")))
          .containsExactly("seven 7", "seven 7", "");
      assertThat(server.requests().stream().map(request -> request.header("X-Request-Id")))
          .containsExactly("till-7-4711", "till-7-4711", "");
    }
  }

  @Test
  void wishes_are_added_to_wishes_and_the_later_ones_count() {
    var first = CallOptions.builder().header("X-A", "1").header("X-B", "1").requestId("a").build();
    var second = CallOptions.builder().header("x-a", "2").retries(RetryPolicy.none()).build();
    try (var server = BadServer.always(Http.html(503))) {
      var api = Clients.patient(server).with(first).with(second);
      assertThatThrownBy(() -> api.info(1)).isInstanceOf(OverloadedException.class);
      assertThat(server.requests()).hasSize(1);
      var request = server.requests().get(0);
      assertThat(List.of(request.header("X-A"), request.header("X-B"))).containsExactly("2", "1");
      assertThat(request.header("X-Request-Id")).isEqualTo("a");
    }
  }

  @Test
  void a_call_may_be_in_a_hurry() {
    var hurry =
        CallOptions.builder()
            .requestTimeout(Duration.ofMillis(200))
            .callTimeout(Duration.ofMillis(200))
            .build();
    try (var server = new BadServer((request, connection) -> connection.stall())) {
      var started = System.nanoTime();
      assertThatThrownBy(() -> Clients.patient(server).with(hurry).info(1))
          .isInstanceOf(TransportException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(9));
    }
  }

  @Test
  void a_registration_may_be_sent_once_and_is_asked_for_nevertheless() {
    var once = CallOptions.builder().onlyIdempotentRetries().build();
    try (var server = BadServer.inTurn("", Http.ORDER)) {
      assertThat(Clients.patient(server).with(once).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
    }
    try (var server = BadServer.inTurn("", Http.NO_ORDER, Http.CREATED)) {
      assertThatThrownBy(() -> Clients.patient(server).with(once).register(Clients.sale()))
          .isInstanceOf(UnknownOutcomeException.class);
      assertThat(server.asked()).containsExactly("POST /purchase/register", "GET /purchase/info");
    }
    try (var server = BadServer.inTurn(Http.error(503, "OVERLOADED", "later"), Http.CREATED)) {
      assertThatThrownBy(() -> Clients.patient(server).with(once).register(Clients.sale()))
          .isInstanceOf(OverloadedException.class);
      assertThat(server.requests()).hasSize(1);
    }
    try (var server = BadServer.inTurn(Http.html(503), Http.ORDER)) {
      assertThat(Clients.patient(server).with(once).info(1)).isNotNull();
    }
  }

  @Test
  void headers_that_are_the_client_s_own_or_none_are_refused_without_showing_the_value() {
    for (var name : List.of("Authorization", "host", "Content-Length", "Prefer", "a b", "")) {
      assertThatThrownBy(() -> CallOptions.builder().header(name, "secret"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret");
    }
    for (var value : List.of("", " ", "a\r\nX-B: secret", "ü", "\u0000", "x".repeat(4001))) {
      assertThatThrownBy(() -> CallOptions.builder().header("X-A", value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the value of the header X-A can't be sent");
    }
    assertThatThrownBy(() -> CallOptions.builder().requestId("a b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(CallOptions.builder().header("X-Key", "secret").build().toString())
        .contains("X-Key")
        .doesNotContain("secret");
  }

  @Test
  void options_are_left_alone_by_those_made_of_them() {
    var first = CallOptions.builder().header("X-A", "1").build();
    var builder = first.toBuilder().header("X-A", "2");
    assertThat(builder.build().headers()).containsEntry("X-A", "2");
    assertThat(first.headers()).containsEntry("X-A", "1");
  }

  @Test
  void hooks_learn_attempt_order_and_failure() {
    var all = new ArrayList<Exchange>();
    var call = new ArrayList<Exchange>();
    var options = CallOptions.builder().onExchange(call::add).requestId("c1").build();
    try (var server =
        BadServer.inTurn(
            Http.BROKEN, Http.error(503, "OVERLOADED", "later"), Http.html(500), Http.ORDER)) {
      var api = Clients.of(server.uri()).onExchange(all::add).build();
      assertThat(api.with(options).info(12345)).isNotNull();
      assertThat(api.health()).isNotNull();
    } catch (TransportException e) {
      // Health isn't answered with lines of an order, which is of no interest here.
      assertThat(e).hasMessageContaining("/health");
    }
    assertThat(call).extracting(Exchange::attempt).containsExactly(1, 2, 3, 4);
    assertThat(call)
        .allSatisfy(exchange -> {
          assertThat(exchange.orderId()).hasValue(12345);
          assertThat(exchange.callId()).contains("c1");
        });
    assertThat(call.get(0).failure())
        .contains("the connection broke off before the answer was there");
    assertThat(call.get(1).failure()).contains("OVERLOADED");
    assertThat(call.get(2).failure()).contains("HTTP 500");
    assertThat(call.get(3).failure()).isEmpty();
    assertThat(all).hasSize(5);
    assertThat(all.get(4).orderId()).isEmpty();
    assertThat(all.get(4).callId()).isEmpty();
    assertThat(all.toString()).doesNotContain(Clients.TOKEN);
  }

  @Test
  void a_hook_that_breaks_breaks_no_call() {
    var uncaught = new ArrayList<Throwable>();
    var thread = Thread.currentThread();
    var before = thread.getUncaughtExceptionHandler();
    thread.setUncaughtExceptionHandler((who, what) -> uncaught.add(what));
    var options =
        CallOptions.builder()
            .onExchange(exchange -> {
              throw new IllegalStateException("no disk");
            })
            .build();
    try (var server = BadServer.always(Http.CREATED)) {
      assertThat(Clients.once(server).with(options).register(Clients.sale()))
          .isEqualTo(new Registration.Registered(false));
    } finally {
      thread.setUncaughtExceptionHandler(before);
    }
    assertThat(uncaught).singleElement().isInstanceOf(IllegalStateException.class);
  }
}
