package org.partbook.http.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.Api;
import org.partbook.http.HeaderNames;
import org.partbook.http.JsonRequest;
import org.partbook.http.JsonResponse;
import org.partbook.http.Request;
import org.partbook.http.Response;
import org.partbook.http.Routes;

/// The door is attacked, and whoever only wants to ask something is served beside it.
@Timeout(120)
class DoorTest {
  private static final String GREETING = "GET /hello HTTP/1.1\nHost: x\nConnection: close\n\n";
  private static final String CHUNKED =
      "POST /echo HTTP/1.1\nHost: x\nConnection: close\nTransfer-Encoding: chunked\n\n";
  private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
  private static final int LARGE = 100_000_000;

  private final CountDownLatch release = new CountDownLatch(1);

  /// A permit for each request that is being answered without end.
  private final Semaphore waiting = new Semaphore(0);

  private final HttpServer server =
      HttpServer.start(
          Listening.on("127.0.0.1", 0)
              .with(
                  DoorLimits.standard()
                      .withConnections(40, 30)
                      .withDeadlines(
                          Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(5))),
          this::routes);
  private final List<Wire> guests = new ArrayList<>();

  private void routes(Routes routes) {
    routes
        .get("/hello", (_, response) -> response.send(HELLO))
        .get("/names/{name}", (_, response) -> response.send(HELLO))
        .get("/large", DoorTest::large)
        .get("/whole", (_, response) -> response.send(new byte[LARGE / 10]))
        .get(
            "/wait",
            (_, response) -> {
              waiting.release();
              release.await();
              response.send();
            })
        .post("/echo", DoorTest::echo);
  }

  private static void echo(Request request, Response response) throws Exception {
    JsonResponse.send(response, 201, JsonRequest.read(request));
  }

  private static void large(Request request, Response response) throws IOException {
    response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(LARGE));
    var out = response.outputStream();
    for (int left = LARGE; left > 0; left -= 10_000) {
      out.write(new byte[10_000]);
    }
  }

  @AfterEach
  void close() throws IOException {
    release.countDown();
    for (var guest : guests) {
      guest.close();
    }
    server.close();
  }

  private Wire guest() throws IOException {
    var guest = Wire.to(server);
    guests.add(guest);
    return guest;
  }

  /// Takes a place, and keeps it.
  private void occupy() throws Exception {
    guest().send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
    waiting.acquire();
  }

  private void requireServed() throws IOException {
    requireServed(server);
  }

  private static void requireServed(HttpServer door) throws IOException {
    var began = System.nanoTime();
    try (var shop = Wire.to(door)) {
      assertThat(shop.ask(GREETING)).startsWith("HTTP/1.1 200 ").endsWith("hello");
    }
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void a_head_that_does_not_end_is_408() throws Exception {
    var slow = guest().send("GET /hello HTTP/1.1\r\n");

    slow.drip("X: a\r\n", Duration.ofMillis(200), Duration.ofSeconds(15));

    assertThat(slow.rest()).startsWith("HTTP/1.1 408 ").contains("\"REQUEST_TIMEOUT\"");
    requireServed();
  }

  @Test
  void a_body_that_does_not_end_is_408() throws Exception {
    var slow = guest().send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n");

    slow.drip(" ", Duration.ofMillis(200), Duration.ofSeconds(15));

    assertThat(slow.rest()).startsWith("HTTP/1.1 408 ").contains("\"REQUEST_TIMEOUT\"");
    requireServed();
  }

  @Test
  void empty_lines_without_end_do_not_hold_a_connection() throws Exception {
    var idle = guest();

    idle.drip("\r\n", Duration.ofMillis(200), Duration.ofSeconds(15));

    assertThat(idle.rest()).isEmpty();
  }

  @Test
  void more_idle_connections_than_there_are_places_keep_nobody_out() throws Exception {
    try (var patience = patient()) {
      for (int i = 0; i < 300; i++) {
        guests.add(Wire.to(patience));
      }
      requireServed(patience);
      assertThat(guests.getFirst().isClosedWithin(Duration.ofSeconds(20))).isTrue();
      assertThat(guests.getLast().isClosedWithin(Duration.ofSeconds(2))).isFalse();
    }
  }

  @Test
  void one_address_can_not_take_all_places() throws Exception {
    for (int i = 0; i < 30; i++) {
      occupy();
    }
    var refused = Wire.to(server).rest();

    assertThat(refused).startsWith("HTTP/1.1 503 ").contains("\"OVERLOADED\"", "Retry-After: ");
    try (var other = Wire.from("127.0.0.2", server)) {
      assertThat(other.ask(GREETING)).startsWith("HTTP/1.1 200 ");
    }
  }

  /// An answer that is written bit by bit, and one that is handed over as a whole.
  @ParameterizedTest
  @ValueSource(strings = {"/large", "/whole"})
  void who_takes_nothing_gives_way(String path) throws Exception {
    requireServedBeside("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2;a=b\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0;x=\"y\"\r\n\r\n",
        "2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n"
      })
  void what_chunks_say_beside_their_size_is_ignored(String body) throws IOException {
    assertThat(guest().send(CHUNKED.replace("\n", "\r\n")).send(body).rest())
        .startsWith("HTTP/1.1 201 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}xx0\r\n\r\n",
        "\r\n\r\n"
      })
  void broken_chunks_are_400(String body) throws IOException {
    assertThat(guest().send(CHUNKED.replace("\n", "\r\n")).send(body).rest())
        .startsWith("HTTP/1.1 400 ");
  }

  @Test
  void an_endless_line_where_a_size_should_stand_ends_its_own_connection() throws Exception {
    for (var beginning : List.of("1", "2;", "0;", "0\r\nX: ")) {
      var endless = guest().send(CHUNKED.replace("\n", "\r\n")).send(beginning);
      endless.drip("1".repeat(100_000), Duration.ofMillis(1), Duration.ofSeconds(30));
      assertThat(endless.rest()).doesNotContain(" 201 ", " 500 ");
    }
    requireServed();
  }

  @Test
  void who_announces_a_body_and_sends_none_gives_way() throws Exception {
    requireServedBeside("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n");
  }

  /// One that gives bodies and readers a minute.
  private HttpServer patient() {
    var minute = Duration.ofMinutes(1);
    var limits =
        DoorLimits.standard()
            .withConnections(40, 30)
            .withDeadlines(Duration.ofSeconds(2), minute, minute);
    return HttpServer.start(Listening.on("127.0.0.1", 0).with(limits), this::routes);
  }

  /// Where clients that stand still have all places, before any of their time is over.
  private void requireServedBeside(String request) throws Exception {
    try (var patience = patient()) {
      for (int i = 0; i < 30; i++) {
        var still = Wire.slow(patience);
        guests.add(still);
        still.send(request);
      }
      Api.await(() -> patience.crowd().requests() == 30);
      var deadline = System.nanoTime() + Duration.ofSeconds(45).toNanos();
      while (!isServed(patience)) {
        assertThat(System.nanoTime()).as("none of them gives way").isLessThan(deadline);
        Thread.sleep(200);
      }
    }
  }

  private static boolean isServed(HttpServer door) {
    try (var shop = Wire.to(door)) {
      return shop.ask(GREETING).startsWith("HTTP/1.1 200 ");
    } catch (IOException _) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 1500", "100000, 0"})
  void a_body_that_nobody_reads_does_not_swallow_the_next_request(int length, int pause)
      throws Exception {
    var head = "GET /hello HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n\r\n";
    try (var patience = patient();
        var shop = Wire.to(patience)) {
      shop.send(head);
      TimeUnit.MILLISECONDS.sleep(pause);

      assertThat(shop.ask("h".repeat(length) + GREETING).split("HTTP/1.1 200", -1)).hasSize(3);
    }
  }

  @Test
  void a_connection_with_the_rest_of_a_body_on_it_is_closed() throws IOException {
    var nowhere = "POST /nowhere HTTP/1.1\nHost: x\nContent-Length: 100000000\n\n  ";

    assertThat(guest().ask(nowhere)).startsWith("HTTP/1.1 404").contains("Connection: close");
  }

  @Test
  void http_1_0_is_answered() throws IOException {
    assertThat(guest().ask("GET /hello HTTP/1.0\n\n"))
        .startsWith("HTTP/1.1 200 ")
        .endsWith("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"G@T /hello HTTP/1.1", "GET hello HTTP/1.1", "GET /%zz HTTP/1.1"})
  void what_is_no_http_is_400(String line) throws IOException {
    assertThat(guest().ask(line + "\nHost: x\n\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("\"MALFORMED_REQUEST\"", "X-Content-Type-Options: nosniff")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/names/%00", "/names/a%00b", "/hello/%00", "/names/%0A"})
  void an_address_with_a_control_character_is_the_address_of_nothing(String path)
      throws IOException {
    assertThat(guest().ask("GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n"))
        .startsWith("HTTP/1.1 404 ");
  }

  @Test
  void two_lengths_are_400_and_nothing_is_smuggled() throws IOException {
    var reply =
        guest()
            .ask(
                """
                POST /echo HTTP/1.1
                Host: x
                Content-Length: 4
                Transfer-Encoding: chunked

                0

                GET /hello HTTP/1.1
                Host: x

                """);

    assertThat(reply).startsWith("HTTP/1.1 400 ").doesNotContain("hello");
  }

  @Test
  void every_answer_says_that_it_is_what_it_is() throws IOException {
    assertThat(guest().ask(GREETING))
        .contains(
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer",
            "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
            "X-Request-Id: ");
  }

  @Test
  void more_requests_than_threads_are_answered_at_once() throws Exception {
    for (int i = 0; i < 25; i++) {
      occupy();
    }

    requireServed();
  }
}
