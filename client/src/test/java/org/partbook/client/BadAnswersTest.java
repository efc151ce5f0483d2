package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes instead of an answer ends the call in time, as an exception, and leaves nothing
/// open.
class BadAnswersTest {
  /// What a network, or whatever stands in it, may make of an answer.
  record Badness(String name, Spoiling spoiling) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Badness> badnesses() {
    return List.of(
        new Badness("early close", (good, connection) -> {}),
        new Badness("reset", (good, connection) -> connection.reset()),
        new Badness("stall at once", (good, connection) -> connection.stall()),
        new Badness(
            "stall in the headers",
            (good, connection) -> {
              connection.send(good.substring(0, 20));
              connection.stall();
            }),
        new Badness(
            "stall before the last byte",
            (good, connection) -> {
              connection.send(good.replaceAll("Content-Length: [0-9]+", "Content-Length: 999"));
              connection.stall();
            }),
        new Badness(
            "one byte at a time",
            (good, connection) -> {
              for (var b : good.repeat(3).getBytes(StandardCharsets.UTF_8)) {
                connection.send(new byte[] {b});
                Thread.sleep(20);
              }
            }),
        new Badness("html", (good, connection) -> connection.send(Http.html(200))),
        new Badness("html error", (good, connection) -> connection.send(Http.html(500))),
        new Badness("html gateway error", (good, connection) -> connection.send(Http.html(502))),
        new Badness("html bad request", (good, connection) -> connection.send(Http.html(400))),
        new Badness(
            "redirect",
            (good, connection) ->
                connection.send(
                    Http.answer(
                        302, "Location: https://elsewhere.example/login?secret=1\r\n", ""))),
        new Badness(
            "truncated json",
            (good, connection) -> connection.send(Http.json(200, "[{\"name\":\"da"))),
        new Badness("other json", (good, connection) -> connection.send(Http.json(200, "[7]"))),
        new Badness("empty", (good, connection) -> connection.send(Http.json(200, ""))),
        new Badness(
            "deep", (good, connection) -> connection.send(Http.json(200, "[".repeat(100_000)))),
        new Badness(
            "huge",
            (good, connection) -> {
              connection.send(
                  """
                  HTTP/1.1 200 OK
                  Content-Type: application/json
                  Content-Length: 9999999999

                  """
                      .replace("\n", "\r\n"));
              for (var i = 0; i < 1_000; i++) {
                connection.send(" ".repeat(100_000));
              }
              connection.stall();
            }),
        new Badness(
            "endless headers",
            (good, connection) -> {
              connection.send("HTTP/1.1 200 OK\r\n");
              for (var i = 0; i < 100_000; i++) {
                connection.send("X-Filler-%s: %s\r\n".formatted(i, "x".repeat(1_000)));
              }
            }),
        new Badness(
            "garbage", (good, connection) -> connection.send("\0\1 no HTTP at all\r\n\r\n\r\n")),
        new Badness(
            "garbage status",
            (good, connection) -> connection.send("HTTP/1.1 two hundred\r\n\r\n")),
        new Badness(
            "length too long",
            (good, connection) ->
                connection.send(good.replaceAll("Content-Length: [0-9]+", "Content-Length: 500"))),
        new Badness(
            "length negative",
            (good, connection) ->
                connection.send(good.replaceAll("Content-Length: [0-9]+", "Content-Length: -7"))),
        new Badness(
            "length no number",
            (good, connection) ->
                connection.send(good.replaceAll("Content-Length: [0-9]+", "Content-Length: many"))),
        new Badness("teapot", (good, connection) -> connection.send(Http.answer(418, "", ""))),
        new Badness(
            "only interim",
            (good, connection) -> {
              connection.send("HTTP/1.1 102 Processing\r\n\r\n");
              connection.stall();
            }),
        new Badness(
            "upgrade",
            (good, connection) -> connection.send("HTTP/1.1 101 Switching Protocols\r\n\r\n")));
  }

  @FunctionalInterface
  interface Spoiling {
    void answer(String good, BadServer.Connection connection)
        throws IOException, InterruptedException;
  }

  @ParameterizedTest
  @MethodSource("badnesses")
  @Timeout(300)
  void every_operation_ends_in_time_and_says_that_it_has_failed(Badness badness)
      throws InterruptedException {
    var good = new AtomicReference<>("");
    try (var server =
        new BadServer((request, connection) -> badness.spoiling().answer(good.get(), connection))) {
      var api =
          Clients.of(server.uri())
              .retries(RetryPolicy.none())
              .requestTimeout(Duration.ofMillis(80))
              .longestBody(1 << 20)
              .build();
      for (var operation : Operation.all()) {
        good.set(operation.goodAnswer());
        var started = System.nanoTime();

        var outcome = catchThrowable(() -> operation.call(api));

        assertThat(Duration.ofNanos(System.nanoTime() - started))
            .isLessThan(Duration.ofSeconds(20));
        if (!isHarmless(badness, operation)) {
          assertThat(outcome).as("%s", operation).isInstanceOf(PurchaseApiException.class);
          saysNothingSecret(outcome);
        }
      }
      if (!badness.name().equals("endless headers")) {
        // The JDK's client forgets to close those itself, and gives nobody else the means to.
        assertThat(server.openConnections()).isZero();
      }
    }
  }

  /// An empty 201 has said all with its status, whatever should have followed.
  private static boolean isHarmless(Badness badness, Operation operation) {
    return operation.goodAnswer().equals(Http.CREATED)
        && (badness.name().startsWith("length") || badness.name().contains("last byte"));
  }

  private static void saysNothingSecret(@Nullable Throwable failure) {
    for (var e = failure; e != null; e = e.getCause()) {
      assertThat(e.toString()).doesNotContain(Clients.TOKEN, "secret", "/login");
    }
  }

  @Test
  @Timeout(300)
  void many_bad_answers_leave_no_threads_behind() throws InterruptedException {
    try (var server = new BadServer((request, connection) -> connection.stall())) {
      var api =
          Clients.of(server.uri())
              .retries(RetryPolicy.none())
              .requestTimeout(Duration.ofMillis(10))
              .build();
      assertThatThrownBy(() -> api.info(1)).isInstanceOf(TransportException.class);
      var before = clientThreads();
      for (var i = 0; i < 100; i++) {
        assertThatThrownBy(() -> api.info(1)).isInstanceOf(TransportException.class);
      }
      assertThat(server.openConnections()).isZero();
      assertThat(clientThreads()).isLessThan(before + 50);
    }
  }

  private static long clientThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("HttpClient"))
        .count();
  }

  @Test
  @Timeout(300)
  void a_server_that_always_wants_us_to_wait_is_left_alone_after_a_few_times() {
    var busy = Http.answer(503, "Retry-After: 1\r\n", "");
    try (var server = BadServer.always(busy)) {
      assertThatThrownBy(() -> Clients.patient(server).info(1))
          .isInstanceOf(OverloadedException.class);
      assertThat(server.requests()).hasSize(4);
    }
  }

  @Test
  void a_redirect_is_an_error_that_names_only_where_it_leads() {
    try (var server =
        BadServer.always(
            Http.answer(302, "Location: https://elsewhere.example/login?secret=1\r\n", ""))) {
      assertThatThrownBy(() -> Clients.once(server).health())
          .isInstanceOf(TransportException.class)
          .hasMessage(
              "GET /health: redirected (302) to https://elsewhere.example; check the base address");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void an_exception_that_was_stored_and_read_again_still_answers() throws Exception {
    try (var server = BadServer.always(Http.PROCESSING)) {
      var late =
          catchThrowable(() -> Clients.patient(server).awaitCompletion(1, Duration.ofMillis(1)));
      var read = (AwaitTimeoutException) storedAndRead(late);
      assertThat(read).hasMessage(late.getMessage());
      assertThat(read.error()).isEqualTo(ApiError.none());
      assertThat(read.status()).isZero();
      assertThat(read.retryAfter()).isEmpty();
      assertThat(read.lastKnown()).isEmpty();
    }
  }

  private static Object storedAndRead(Object object) throws IOException, ClassNotFoundException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}
