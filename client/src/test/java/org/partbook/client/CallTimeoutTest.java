package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A whole call ends in time, whatever it repeats, asks and waits for.
@Timeout(300)
class CallTimeoutTest {
  private static PurchaseApiBuilder hurried(BadServer server) {
    return Clients.of(server.uri())
        .requestTimeout(Duration.ofMillis(250))
        .callTimeout(Duration.ofMillis(900));
  }

  @Test
  void it_is_30_seconds_unless_somebody_says_otherwise() {
    var time = new FakeTime();
    try (var server = BadServer.always(Http.answer(503, "Retry-After: 8\r\n", ""))) {
      var api =
          PurchaseApi.builder(URI.create(server.uri().toString()))
              .token(() -> Clients.TOKEN)
              .time(time)
              .build();
      assertThatThrownBy(() -> api.info(1)).isInstanceOf(OverloadedException.class);
      assertThat(server.requests()).as("after 0, 8.06, 16.2 and 24.4 seconds").hasSize(4);

      var often = new RetryPolicy(99, Duration.ofMillis(250), Duration.ofSeconds(10));
      var patient =
          PurchaseApi.builder(server.uri())
              .token(() -> Clients.TOKEN)
              .time(time)
              .retries(often)
              .build();
      assertThatThrownBy(() -> patient.info(1)).isInstanceOf(OverloadedException.class);
      assertThat(server.requests()).as("no fifth, which would be later").hasSize(4 + 4);
    }
  }

  /// All at once, as they only wait.
  @Test
  void every_operation_ends_with_a_server_that_never_answers() {
    var threads = Executors.newCachedThreadPool();
    try (var server = new BadServer((request, connection) -> connection.stall())) {
      var calls =
          Operation.all().stream()
              .filter(operation -> !operation.name().equals("await"))
              .map(operation -> CompletableFuture.runAsync(() -> ends(operation, server), threads))
              .toList();
      calls.forEach(CompletableFuture::join);
    } finally {
      threads.shutdownNow();
    }
  }

  private static void ends(Operation operation, BadServer server) {
    var api =
        hurried(server)
            .retries(new RetryPolicy(99, Duration.ofMillis(10), Duration.ofMillis(10)))
            .build();
    var started = System.nanoTime();
    assertThatThrownBy(() -> operation.call(api))
        .as("%s", operation)
        .isInstanceOfAny(TransportException.class, UnknownOutcomeException.class);
    // On a clock that skips the pauses. All attempts would take 25 seconds.
    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .as("%s", operation)
        .isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void no_pause_is_begun_that_would_end_too_late() {
    var time = new FakeTime();
    var minute = Duration.ofMinutes(1);
    try (var server = BadServer.always(Http.answer(503, "Retry-After: 60\r\n", ""))) {
      // Not because it is longer than we wait between two attempts.
      var api =
          Clients.of(server.uri())
              .time(time)
              .callTimeout(minute)
              .retries(new RetryPolicy(4, Duration.ofMillis(10), minute.multipliedBy(5)))
              .build();
      assertThatThrownBy(() -> api.info(1)).isInstanceOf(OverloadedException.class);
      assertThatThrownBy(() -> api.register(Clients.sale()))
          .isInstanceOf(UnknownOutcomeException.class);
      assertThatThrownBy(() -> api.cancel(12345, 1)).isInstanceOf(UnknownOutcomeException.class);
    }
    assertThat(time.pauses()).isEmpty();
  }

  /// A sixth of the time is kept for it.
  @Test
  void after_a_cancellation_that_was_never_answered_there_is_time_to_look_at_the_line() {
    var cancelled = Http.ORDER.replace("COMPLETED", "CANCELLED");
    inTime(
        cancelled,
        (api, server) -> {
          assertThat(api.cancel(12345, 1)).isEqualTo(new Cancellation.Cancelled(true));
          assertThat(server.asked())
              .containsExactly("DELETE /purchase/cancel", "GET /purchase/info");
        });
  }

  /// With a server that never answers but when it is asked for the order. On a machine that is busy
  /// there may be too little left for that, so there is more time at the next try.
  private static void inTime(String order, BiConsumer<PurchaseApi, BadServer> call) {
    for (var seconds = 3; ; seconds *= 4) {
      try (var server =
          new BadServer((request, connection) -> {
            if (request.method().equals("GET")) {
              connection.send(order);
            } else {
              connection.stall();
            }
          })) {
        var api =
            hurried(server)
                .requestTimeout(Duration.ofMinutes(5))
                .callTimeout(Duration.ofSeconds(seconds))
                .build();
        call.accept(api, server);
        return;
      } catch (UnknownOutcomeException e) {
        if (seconds > 40) {
          throw e;
        }
      }
    }
  }

  @Test
  void after_a_registration_that_was_never_answered_there_is_time_to_look_at_the_order() {
    inTime(
        Http.ORDER,
        (api, server) ->
            assertThat(api.register(Clients.sale())).isEqualTo(new Registration.Registered(true)));
  }

  @Test
  void an_order_in_the_making_is_not_looked_at_for_longer() {
    var time = new FakeTime();
    try (var server =
        new BadServer((request, connection) ->
            connection.send(request.method().equals("GET") ? Http.PROCESSING : Http.BROKEN))) {
      var api = Clients.of(server.uri()).time(time).callTimeout(Duration.ofSeconds(5)).build();
      assertThatThrownBy(() -> api.register(Clients.sale()))
          .isInstanceOf(UnknownOutcomeException.class);
    }
    assertThat(time.pauses().stream().mapToLong(Duration::toMillis).sum()).isLessThan(5_100);
  }

  @Test
  void what_was_not_sent_for_lack_of_time_says_so() {
    var time = new FakeTime();
    try (var server = BadServer.always(Http.ORDER)) {
      var api = Clients.of(server.uri()).time(time).callTimeout(Duration.ofNanos(1)).build();
      assertThatThrownBy(() -> api.cancel(12345, 1))
          .isExactlyInstanceOf(TransportException.class)
          .hasMessage("DELETE /purchase/cancel: not sent: the 0 s for the whole call are over");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void waiting_for_an_order_has_a_time_of_its_own() {
    var time = new FakeTime();
    try (var server =
        BadServer.inTurn(Http.PROCESSING, Http.PROCESSING, Http.PROCESSING, Http.ORDER)) {
      var api = Clients.of(server.uri()).time(time).callTimeout(Duration.ofMillis(1)).build();
      assertThat(api.awaitCompletion(1, Duration.ofMinutes(1)))
          .isInstanceOf(OrderState.Completed.class);
    }
  }
}
