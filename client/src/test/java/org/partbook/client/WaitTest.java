package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that a server holds until there is something to say.
@Timeout(60)
class WaitTest {
  @Test
  void an_answer_may_be_held_for_as_long_as_it_was_asked_for() {
    try (var server =
        new BadServer((request, connection) -> {
          if (request.header("Prefer").isEmpty()) {
            connection.stall();
          }
          Thread.sleep(700);
          connection.send(Http.ORDER);
        })) {
      var api =
          Clients.of(server.uri())
              .requestTimeout(Duration.ofMillis(300))
              .callTimeout(Duration.ofMillis(300))
              .retries(RetryPolicy.none())
              .build();
      assertThat(api.info(12345, Duration.ofSeconds(20))).isInstanceOf(OrderState.Completed.class);
      assertThat(server.requests().get(0).header("Prefer")).isEqualTo("wait=20");
      assertThatThrownBy(() -> api.info(12345)).isInstanceOf(TransportException.class);
      assertThat(server.requests().get(1).header("Prefer")).isEmpty();
    }
  }

  @Test
  void waiting_asks_the_server_to_hold_its_answer_but_not_longer_than_anybody_waits() {
    try (var server = BadServer.inTurn(Http.PROCESSING, Http.ORDER)) {
      var api = Clients.of(server.uri()).requestTimeout(Duration.ofSeconds(10)).build();
      assertThat(api.awaitCompletion(12345, Duration.ofMinutes(1))).isNotNull();
      assertThat(server.requests().stream().map(request -> request.header("Prefer")))
          .containsExactly("wait=5", "wait=5");
    }
    try (var server = BadServer.always(Http.ORDER)) {
      var api = Clients.patient(server);
      assertThat(api.awaitCompletion(12345, Duration.ofMillis(2990))).isNotNull();
      assertThat(api.awaitCompletion(12345, Duration.ofMillis(900))).isNotNull();
      assertThat(server.requests().stream().map(request -> request.header("Prefer")))
          .containsExactly("wait=2", "wait=0");
    }
  }

  @Test
  void a_server_that_holds_its_answers_is_asked_again_at_once_whatever_it_says_of_the_time() {
    var time = new FakeTime();
    var later = Http.answer(202, "Content-Type: application/json\r\nRetry-After: 60\r\n", "{}");
    try (var server =
        new BadServer((request, connection) -> {
          time.pass(Duration.ofMillis(1100));
          connection.send(later);
        })) {
      var api = Clients.of(server.uri()).time(time).requestTimeout(Duration.ofSeconds(4)).build();
      assertThatThrownBy(() -> api.awaitCompletion(12345, Duration.ofSeconds(30)))
          .isInstanceOf(AwaitTimeoutException.class);
      assertThat(time.pauses()).startsWith(Duration.ofMillis(200), Duration.ofMillis(200));
    }
  }

  @Test
  void half_a_minute_is_the_longest() {
    try (var server = BadServer.always(Http.ORDER)) {
      var api = Clients.once(server);
      assertThatThrownBy(() -> api.info(1, Duration.ofSeconds(31)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("wait must be 0 to 30 seconds, not PT31S");
      assertThatThrownBy(() -> api.info(1, Duration.ofSeconds(-1)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(api.info(1, Duration.ZERO)).isNotNull();
      assertThat(server.requests().get(0).header("Prefer")).isEqualTo("wait=0");
    }
  }
}
