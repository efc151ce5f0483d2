package org.partbook.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.partbook.http.JsonRequest;
import org.partbook.http.JsonResponse;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;

/// The figures that `docs/limits.md` has for the door, each from both of its sides.
@Timeout(120)
class DoorBoundsTest {
  private static final int KIB = 1024;
  private static final int LARGE = 20_000_000;

  private static final HttpServer SERVER =
      HttpServer.start(
          Listening.on("127.0.0.1", 0)
              .with(
                  DoorLimits.standard()
                      .withDeadlines(
                          Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(6))
                      .withLeastRateOver(Duration.ofSeconds(2))),
          DoorBoundsTest::routes);

  private static final CountDownLatch LARGE_IS_SENT = new CountDownLatch(1);

  @AfterAll
  static void close() {
    SERVER.close();
  }

  private static void routes(Routes routes) {
    routes
        .get("/{name}", (_, response) -> response.send(new byte[] {'y', 'e', 's'}))
        .get(
            "/large/file",
            (_, response) -> {
              LARGE_IS_SENT.countDown();
              response.send(new byte[LARGE]);
            })
        .post("/echo", DoorBoundsTest::length);
  }

  private static void length(Request request, Response response) throws Exception {
    JsonResponse.send(response, 201, JsonRequest.read(request).path("text").asString().length());
  }

  private static String ask(String request) throws IOException {
    return ask(SERVER, request);
  }

  private static String ask(HttpServer server, String request) throws IOException {
    try (var wire = Wire.to(server)) {
      return wire.ask(request);
    }
  }

  @ParameterizedTest
  @CsvSource({"8190, HTTP/1.1 200", "8196, URI_TOO_LONG"})
  void path_and_query_have_eight_kibibytes(int length, String answer) throws IOException {
    var path = "/x?" + "x".repeat(length - "/x?".length());

    assertThat(ask("GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n")).contains(answer);
  }

  @ParameterizedTest
  @CsvSource({"15, HTTP/1.1 200", "17, HEADERS_TOO_LARGE"})
  void headers_have_sixteen_kibibytes_in_all(int kibibytes, String answer) throws IOException {
    var headers = ("X: " + "x".repeat(KIB - "X: \r\n".length()) + "\n").repeat(kibibytes);

    assertThat(ask("GET /x HTTP/1.1\nHost: x\nConnection: close\n" + headers + "\n"))
        .contains(answer);
  }

  @ParameterizedTest
  @CsvSource({"0, HTTP/1.1 201", "1, BODY_TOO_LARGE"})
  void a_body_has_256_kibibytes(int more, String answer) throws IOException {
    var text = "x".repeat(256 * KIB + more - "{\"text\":\"\"}".length());

    assertThat(ask(echo(text))).contains(answer);
  }

  @Test
  void long_bodies_have_a_bound_in_sum_which_short_ones_never_meet() throws IOException {
    var roomForTwo = DoorLimits.standard().withBodies(600 * KIB);
    var held = new ArrayList<Wire>();
    try (var server =
        HttpServer.start(Listening.on("127.0.0.1", 0).with(roomForTwo), DoorBoundsTest::routes)) {
      String refused;
      do {
        held.add(Wire.to(server));
        var announced = echo("x".repeat(200 * KIB)).replace("\n", "\r\n");
        held.getLast().send(announced.substring(0, 100 * KIB));
        refused = ask(server, echo("x".repeat(20 * KIB)));
      } while (!refused.contains("503"));

      assertThat(refused).startsWith("HTTP/1.1 503").contains("OVERLOADED", "Retry-After: ");
      assertThat(held).hasSizeGreaterThanOrEqualTo(2);
      assertThat(ask(server, echo("yes"))).startsWith("HTTP/1.1 201");
      for (var wire : held) {
        wire.close();
      }
      String served;
      do {
        // The server needn't hear at once of a client that has hung up.
        served = ask(server, echo("x".repeat(20 * KIB)));
      } while (served.startsWith("HTTP/1.1 503"));
      assertThat(served).startsWith("HTTP/1.1 201");
    }
  }

  private static String echo(String text) {
    var body = "{\"text\":\"" + text + "\"}";
    var head = "POST /echo HTTP/1.1\nHost: x\nConnection: close\nContent-Length: ";
    return head + body.length() + "\n\n" + body;
  }

  @Test
  void who_asks_for_nothing_more_is_hung_up_on() throws IOException {
    try (var wire = Wire.to(SERVER)) {
      var all = wire.send("GET /x HTTP/1.1\r\nHost: x\r\n\r\n").rest();

      assertThat(all).startsWith("HTTP/1.1 200").endsWith("yes");
    }
  }

  @Test
  void who_reads_an_answer_too_slowly_is_hung_up_on() throws Exception {
    try (var slow = Wire.slow(SERVER)) {
      slow.send("GET /large/file HTTP/1.1\r\nHost: x\r\n\r\n");
      LARGE_IS_SENT.await();
      while (SERVER.crowd().requests() > 0) {
        Thread.sleep(10);
      }

      assertThat(slow.rest().length()).isLessThan(LARGE);
    }
  }
}
