package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long the client waits between two attempts, by a clock on which waiting takes no time.
@Timeout(60)
class PausesTest {
  /// So long that no answer is taken for one that the server has held.
  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private static List<Long> millis(FakeTime time) {
    return time.pauses().stream().map(Duration::toMillis).toList();
  }

  @ParameterizedTest(name = "chance {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # chance | pauses in milliseconds
          0        | 125 250 500 1000 1500 1500
          0.5      | 187 375 750 1500 2250 2250
          1        | 250 500 1000 2000 3000 3000
          """)
  void pauses_double_up_to_the_longest_and_are_cut_by_chance_to_a_half_at_most(
      double chance, String pauses) {
    var time = new FakeTime(chance);
    var policy = new RetryPolicy(7, Duration.ofMillis(250), Duration.ofSeconds(3));
    try (var server = BadServer.always(Http.html(503))) {
      var api = Clients.of(server.uri()).time(time).retries(policy).build();
      assertThatThrownBy(() -> api.info(1)).isInstanceOf(OverloadedException.class);
      assertThat(server.requests()).hasSize(7);
    }
    assertThat(String.join(" ", millis(time).stream().map(String::valueOf).toList()))
        .isEqualTo(pauses);
  }

  @ParameterizedTest(name = "Retry-After: {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what the server wants         | milliseconds, or that it isn't waited for
          0                               | 250
          1                               | 1062
          10                              | 10062
          11                              | never
          ' 2 '                           | 2062
          Thu, 01 Jan 2026 00:00:09 GMT   | 9062
          Thu, 01 Jan 2026 00:00:11 GMT   | never
          Wed, 31 Dec 2025 23:59:00 GMT   | 250
          2.5                             | 250
          -3                              | 250
          9999999999                      | 250
          """)
  void a_server_is_left_alone_for_as_long_as_it_wants(String wanted, String pause) {
    var time = new FakeTime();
    var busy = Http.answer(503, "Retry-After: " + wanted + "\r\n", "");
    try (var server = BadServer.inTurn(busy, Http.ORDER)) {
      var api = Clients.of(server.uri()).time(time).build();
      if (pause.equals("never")) {
        assertThatThrownBy(() -> api.info(1)).isInstanceOf(OverloadedException.class);
        assertThat(millis(time)).isEmpty();
      } else {
        assertThat(api.info(1)).isInstanceOf(OrderState.Completed.class);
        assertThat(millis(time)).containsExactly(Long.valueOf(pause));
      }
    }
  }

  @Test
  void an_order_is_asked_for_less_and_less_often() {
    var time = new FakeTime();
    try (var server = BadServer.always(Http.PROCESSING)) {
      var api = Clients.of(server.uri()).time(time).requestTimeout(PATIENCE).build();
      assertThatThrownBy(() -> api.awaitCompletion(1, Duration.ofMinutes(5)))
          .isInstanceOf(AwaitTimeoutException.class)
          .hasMessage("order 1 wasn't settled within PT5M: it is being processed");
    }
    var pauses = millis(time);
    assertThat(pauses).startsWith(200L, 300L, 450L, 675L, 1012L, 1518L, 2278L, 3417L, 5000L);
    assertThat(pauses.subList(8, 14)).as("until a minute is over").containsOnly(5000L);
    assertThat(pauses)
        .as("afterwards")
        .containsSequence(5000L, 7500L, 11250L, 15000L, 15000L, 15000L)
        .allMatch(pause -> pause <= 15000);
    assertThat(pauses.stream().mapToLong(Long::longValue).sum())
        .as("but no longer than was wanted")
        .isBetween(200_000L, 300_000L);
  }

  @Test
  void an_order_is_asked_for_once_more_when_the_time_is_over() {
    var time = new FakeTime();
    var timeout = Duration.ofMinutes(5);
    var end = time.nanos() + timeout.toNanos();
    try (var server =
        new BadServer((request, connection) ->
            connection.send(time.nanos() < end ? Http.PROCESSING : Http.ORDER))) {
      var api = Clients.of(server.uri()).time(time).build();
      assertThat(api.awaitCompletion(1, timeout)).isInstanceOf(OrderState.Completed.class);
    }
  }

  @Test
  void the_last_answer_is_waited_for_a_second_longer_and_no_more() {
    var timeout = Duration.ofMillis(100);
    try (var server =
        new BadServer((request, connection) -> {
          Thread.sleep(200);
          connection.send(Http.ORDER);
        })) {
      assertThat(awaitedAtLast(Clients.patient(server), timeout))
          .isInstanceOf(OrderState.Completed.class);
    }
    try (var server = new BadServer((request, connection) -> connection.stall())) {
      var api = Clients.of(server.uri()).requestTimeout(Duration.ofSeconds(50)).build();
      assertThatThrownBy(() -> api.awaitCompletion(1, timeout))
          .isInstanceOf(AwaitTimeoutException.class)
          .hasMessageContaining("timed out after 1 s");
    }
  }

  /// However slow the machine is today, once it is quick enough.
  private static OrderState awaitedAtLast(PurchaseApi api, Duration timeout) {
    for (var attempt = 1; ; attempt++) {
      try {
        return api.awaitCompletion(1, timeout);
      } catch (AwaitTimeoutException e) {
        if (attempt == 20) {
          throw e;
        }
      }
    }
  }

  @Test
  void a_server_that_wants_just_the_usual_pause_gets_that() {
    var time = new FakeTime();
    var second = Duration.ofSeconds(1);
    try (var server = BadServer.inTurn(Http.answer(503, "Retry-After: 1\r\n", ""), Http.ORDER)) {
      var api =
          Clients.of(server.uri()).time(time).retries(new RetryPolicy(2, second, second)).build();
      assertThat(api.info(1)).isInstanceOf(OrderState.Completed.class);
    }
    assertThat(time.pauses()).containsExactly(second);
  }

  @Test
  void a_server_that_is_too_busy_until_the_time_is_over_ends_a_wait_at_once() {
    var later = Http.answer(503, "Content-Type: application/json\r\nRetry-After: 60\r\n", "{}");
    var time = new FakeTime();
    try (var server = BadServer.always(later)) {
      var api = Clients.of(server.uri()).time(time).build();
      assertThatThrownBy(() -> api.awaitCompletion(1, Duration.ofSeconds(59)))
          .isInstanceOfSatisfying(
              AwaitTimeoutException.class, e -> assertThat(e.lastKnown()).isEmpty());
      assertThat(server.requests()).hasSize(1);
    }
    assertThat(time.pauses()).isEmpty();
  }

  /// What it says of an order in the making is a hint.
  @Test
  void an_order_is_asked_for_when_the_server_expects_it_to_be_done_and_at_the_end_of_the_time() {
    var later = Http.answer(202, "Content-Type: application/json\r\nRetry-After: 30\r\n", "{}");
    var time = new FakeTime();
    try (var server = BadServer.inTurn(later, later, Http.ORDER)) {
      var api = Clients.of(server.uri()).time(time).requestTimeout(PATIENCE).build();
      assertThat(api.awaitCompletion(1, Duration.ofSeconds(50)))
          .isInstanceOf(OrderState.Completed.class);
    }
    assertThat(time.pauses()).hasSize(2).startsWith(Duration.ofSeconds(30));
    assertThat(time.pauses().get(1)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
  }

  @Test
  void an_error_that_is_over_is_not_the_last_word_of_a_wait() {
    try (var server = BadServer.inTurn(Http.html(500), Http.PROCESSING)) {
      var api = Clients.patient(server);
      assertThatThrownBy(() -> api.awaitCompletion(1, Duration.ofMinutes(1)))
          .isInstanceOf(AwaitTimeoutException.class)
          .hasMessage("order 1 wasn't settled within PT1M: it is being processed")
          .hasNoCause();
    }
    try (var server = BadServer.always(Http.html(500))) {
      var api = Clients.patient(server);
      assertThatThrownBy(() -> api.awaitCompletion(1, Duration.ofMinutes(1)))
          .isInstanceOf(AwaitTimeoutException.class)
          .hasMessage(
              "order 1 wasn't settled within PT1M: no answer came;"
                  + " at last: GET /purchase/info: 500");
    }
  }

  @Test
  void after_a_lost_answer_an_order_in_the_making_is_asked_for_with_pauses() {
    var time = new FakeTime();
    try (var server =
        BadServer.inTurn("", Http.PROCESSING, Http.PROCESSING, Http.PROCESSING, Http.ORDER)) {
      assertThat(Clients.of(server.uri()).time(time).build().register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
    }
    assertThat(millis(time)).containsExactly(200L, 300L, 450L);
  }

  @Test
  void real_time_goes_on_and_its_pauses_last() throws InterruptedException {
    var time = Time.system();
    var before = time.nanos();
    time.pause(Duration.ofMillis(20));
    assertThat(Duration.ofNanos(time.nanos() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
    assertThat(time.now()).isAfter("2026-01-01T00:00:00Z");
    var chances = List.of(time.chance(), time.chance(), time.chance());
    assertThat(chances).allMatch(chance -> chance >= 0 && chance < 1).doesNotHaveDuplicates();
  }

  @Test
  void a_deadline_is_over_at_its_moment() {
    var now = new long[] {5};
    var time =
        new FakeTime() {
          @Override
          public long nanos() {
            return now[0];
          }
        };
    var deadline = Deadline.in(Duration.ofNanos(10), time);
    assertThat(deadline.left()).isEqualTo(Duration.ofNanos(10));
    assertThat(deadline.leftOr(Duration.ofNanos(9))).isEqualTo(Duration.ofNanos(9));
    assertThat(deadline.leftOr(Duration.ofNanos(11))).isEqualTo(Duration.ofNanos(10));
    now[0] = 14;
    assertThat(deadline.isOver()).isFalse();
    now[0] = 15;
    assertThat(deadline.isOver()).isTrue();
    now[0] = 99;
    assertThat(deadline.left()).isZero();
  }
}
