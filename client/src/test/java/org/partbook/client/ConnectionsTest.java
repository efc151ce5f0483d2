package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Connections that never come about, and such that break once something may have been sent. Of the
/// first kind nothing has to be asked, and nothing is unknown.
@Timeout(60)
class ConnectionsTest {
  private static final String CANCELLED = Http.ORDER.replace("COMPLETED", "CANCELLED");

  private final List<String> exchanges = new ArrayList<>();

  private PurchaseApiBuilder api(URI uri) {
    exchanges.clear();
    return Clients.of(uri)
        .onExchange(exchange ->
            exchanges.add(exchange.method() + " " + exchange.path() + " " + exchange.status()));
  }

  private void nothingWasSent(PurchaseApi api) {
    assertThatThrownBy(() -> api.register(Clients.sale()))
        .isExactlyInstanceOf(TransportException.class);
    assertThat(exchanges).hasSize(4).allMatch("POST /purchase/register 0"::equals);
    exchanges.clear();
    assertThatThrownBy(() -> api.cancel(12345, 1)).isExactlyInstanceOf(TransportException.class);
    assertThat(exchanges).hasSize(4).allMatch("DELETE /purchase/cancel 0"::equals);
    exchanges.clear();
    assertThatThrownBy(() -> api.info(12345)).isExactlyInstanceOf(TransportException.class);
    assertThat(exchanges).hasSize(4).allMatch("GET /purchase/info 0"::equals);
  }

  @Test
  void where_nobody_listens_nothing_is_sent() throws IOException {
    try (var silent = new Socket()) {
      // Nobody else gets the port meanwhile.
      silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      nothingWasSent(api(URI.create("http://127.0.0.1:" + silent.getLocalPort())).build());
    }
  }

  @Test
  void where_nobody_takes_the_connection_nothing_is_sent() throws IOException {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(10))
            .build();
    try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var queue = fill(full);
      nothingWasSent(
          api(URI.create("http://127.0.0.1:" + full.getLocalPort())).httpClient(client).build());
      for (var socket : queue) {
        socket.close();
      }
    }
  }

  /// Connects until there is no room to wait in.
  private static List<Socket> fill(ServerSocket server) throws IOException {
    var queue = new ArrayList<Socket>();
    try {
      while (queue.size() < 100) {
        var socket = new Socket();
        queue.add(socket);
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 100);
      }
    } catch (SocketTimeoutException e) {
      // Full.
    }
    return queue;
  }

  /// What becomes of a connection after its request was read.
  record Break(String name, BadServer.Behaviour behaviour) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Break> breaks() {
    return List.of(
        new Break("closed", (request, connection) -> {}),
        new Break("reset", (request, connection) -> connection.reset()),
        new Break("closed in the status", (request, connection) -> connection.send(Http.BROKEN)),
        new Break(
            "reset in the headers",
            (request, connection) -> {
              connection.send("HTTP/1.1 201 Created\r\nX-");
              connection.reset();
            }),
        new Break("no HTTP", (request, connection) -> connection.send("220 ready\r\n\r\n")));
  }

  /// Those that only the client's patience ends.
  static List<Break> stops() {
    return List.of(
        new Break("stands still", (request, connection) -> connection.stall()),
        new Break(
            "stands still in the headers",
            (request, connection) -> {
              connection.send("HTTP/1.1 201 Created\r\nX-");
              connection.stall();
            }));
  }

  /// A server that breaks off whatever should be done, and answers what is asked.
  private static BadServer breaking(Break how, String order) {
    return new BadServer((request, connection) -> {
      if (request.method().equals("GET")) {
        connection.send(order);
      } else {
        how.behaviour().answer(request, connection);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void what_may_have_been_sent_is_asked_for(Break how) {
    try (var server = breaking(how, Http.ORDER)) {
      assertThat(api(server.uri()).build().register(Clients.sale()))
          .isEqualTo(new Registration.Registered(true));
      assertThat(sent("POST")).hasSize(1);
      assertThat(exchanges).endsWith("GET /purchase/info 200");
    }
    try (var server = breaking(how, Http.NO_ORDER)) {
      var api = api(server.uri()).build();
      assertThatThrownBy(() -> api.register(Clients.sale()))
          .isInstanceOf(UnknownOutcomeException.class);
      assertThat(sent("POST")).hasSize(4);
      assertThat(exchanges).endsWith("GET /purchase/info 404");
    }
    try (var server = breaking(how, CANCELLED)) {
      assertThat(api(server.uri()).build().cancel(12345, 1))
          .isEqualTo(new Cancellation.Cancelled(true));
      assertThat(sent("DELETE")).hasSize(4);
      assertThat(exchanges).endsWith("GET /purchase/info 200");
    }
    try (var server = breaking(how, Http.NO_ORDER)) {
      var api = api(server.uri()).build();
      assertThatThrownBy(() -> api.cancel(12345, 1))
          .isInstanceOf(UnknownOutcomeException.class)
          .cause()
          .isInstanceOfSatisfying(
              NotFoundException.class, e -> assertThat(e.getSuppressed()).hasSize(1));
    }
  }

  private List<String> sent(String method) {
    return exchanges.stream().filter(exchange -> exchange.startsWith(method)).toList();
  }

  /// Here an answer has to come in time as well, on a busy machine too.
  @ParameterizedTest
  @MethodSource("stops")
  void what_takes_too_long_is_asked_for_as_well(Break how) {
    var twice = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofSeconds(1));
    var patience = Duration.ofSeconds(1);
    try (var server = breaking(how, Http.ORDER)) {
      var api = api(server.uri()).requestTimeout(patience).retries(twice).build();
      assertThat(api.register(Clients.sale())).isEqualTo(new Registration.Registered(true));
      assertThat(sent("POST")).hasSize(1);
      assertThat(exchanges).endsWith("GET /purchase/info 200");
    }
    try (var server = breaking(how, CANCELLED)) {
      var api = api(server.uri()).requestTimeout(patience).retries(twice).build();
      assertThat(api.cancel(12345, 1)).isEqualTo(new Cancellation.Cancelled(true));
      assertThat(sent("DELETE")).hasSize(2);
      assertThat(exchanges).endsWith("GET /purchase/info 200");
    }
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void what_only_asks_is_asked_again(Break how) {
    try (var server = new BadServer(how.behaviour())) {
      askedAgain(api(server.uri()));
    }
  }

  @ParameterizedTest
  @MethodSource("stops")
  void what_only_asks_is_asked_again_when_it_takes_too_long(Break how) {
    try (var server = new BadServer(how.behaviour())) {
      askedAgain(api(server.uri()).requestTimeout(Duration.ofMillis(20)));
    }
  }

  private void askedAgain(PurchaseApiBuilder builder) {
    var api = builder.build();
    for (var operation : Operation.all()) {
      if (operation.isQuestion()) {
        exchanges.clear();
        assertThatThrownBy(() -> operation.call(api))
            .as("%s", operation)
            .isExactlyInstanceOf(TransportException.class);
        assertThat(exchanges).as("%s", operation).hasSize(4);
      }
    }
  }

  @Test
  void an_interrupted_thread_gets_an_exception_and_stays_interrupted() {
    try (var server = BadServer.always(Http.ORDER)) {
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> Clients.patient(server).info(1))
          .isInstanceOf(TransportException.class);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(server.requests()).hasSizeLessThan(2);
    }
  }

  @Test
  void one_time_for_all_of_an_answer_ends_it_also_where_bytes_keep_coming() {
    try (var server =
        new BadServer((request, connection) -> {
          connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[");
          while (true) {
            connection.send(" ");
            Thread.sleep(5);
          }
        })) {
      var twice = new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1));
      var api = api(server.uri()).requestTimeout(Duration.ofSeconds(2)).retries(twice).build();
      assertThatThrownBy(() -> api.info(1)).isExactlyInstanceOf(TransportException.class);
      assertThat(exchanges).hasSize(2).allMatch("GET /purchase/info 200"::equals);
    }
  }

  @Test
  void an_answer_may_be_as_long_as_allowed_and_not_a_byte_longer() {
    var order = "[{\"order_line_id\":1}]";
    try (var server = BadServer.always(Http.json(200, order))) {
      assertThat(api(server.uri()).longestBody(order.length()).build().info(1))
          .isInstanceOf(OrderState.Completed.class);
      var api = api(server.uri()).longestBody(order.length() - 1).build();
      assertThatThrownBy(() -> api.info(1))
          .isExactlyInstanceOf(TransportException.class)
          .hasMessageContaining("the answer is longer than 20 bytes");
    }
    try (var server =
        new BadServer((request, connection) -> {
          var half = order.length() / 2;
          connection.send(
              Http.json(200, order).substring(0, Http.json(200, order).length() - half));
          Thread.sleep(30);
          connection.send(order.substring(order.length() - half));
        })) {
      var api =
          api(server.uri()).longestBody(order.length() - 1).retries(RetryPolicy.none()).build();
      assertThatThrownBy(() -> api.info(1))
          .as("in two pieces, each of which is short enough")
          .hasMessageContaining("the answer is longer than 20 bytes");
    }
  }

  @Test
  void an_exchange_says_what_was_asked_and_how_long_it_took() {
    var heard = new ArrayList<Exchange>();
    var answer =
        Http.ORDER.replace("Connection", "X-Environment: live\r\nX-Request-Id: 7\r\nConnection");
    try (var server =
        new BadServer((request, connection) -> {
          Thread.sleep(20);
          connection.send(answer);
        })) {
      assertThat(Clients.of(server.uri()).onExchange(heard::add).build().info(1)).isNotNull();
    }
    assertThat(heard).hasSize(1);
    var exchange = heard.get(0);
    assertThat(exchange.method()).isEqualTo("GET");
    assertThat(exchange.environment()).contains("live");
    assertThat(exchange.requestId()).contains("7");
    assertThat(exchange.took()).isBetween(Duration.ofMillis(20), Duration.ofSeconds(50));
  }
}
