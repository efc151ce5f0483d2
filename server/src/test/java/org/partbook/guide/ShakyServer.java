package org.partbook.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// What a shop may meet on the way to the server on a bad day. It gives the answers that a test
/// lists, the last one for ever. Like the [GuideServer], it is told of waiting, which takes no
/// time.
final class ShakyServer implements AutoCloseable {
  private static final String WAITING = "/waiting";

  private final Queue<Answer> answers;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Double> pauses = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /// What a request gets.
  sealed interface Answer {
    /// The connection is closed without a word.
    record Nothing() implements Answer {}

    /// It breaks off in the middle of its body.
    record Half(int status, String body) implements Answer {}

    record Whole(int status, Map<String, String> headers, String body) implements Answer {}

    static Answer json(int status, String body) {
      return new Whole(status, Map.of("Content-Type", "application/json"), body);
    }

    /// As proxies have it: a page for people.
    static Answer page(int status, Map<String, String> headers) {
      return new Whole(status, headers, "<html>\n<h1>Sorry, %d</h1>\n</html>".formatted(status));
    }
  }

  ShakyServer(Answer... answers) throws IOException {
    this.answers = new ArrayDeque<>(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.createContext(WAITING, this::pass);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI().toString());
    // Else a connection that is closed is reset, too.
    exchange.getRequestBody().readAllBytes();
    var answer = answers.size() > 1 ? answers.remove() : answers.element();
    try (exchange) {
      switch (answer) {
        case Answer.Nothing() -> {}
        case Answer.Half(int status, String body) -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(status, 2L * body.length());
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.getResponseBody().flush();
        }
        case Answer.Whole(int status, var headers, String body) -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          var bytes = body.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
        }
      }
    }
  }

  private void pass(HttpExchange exchange) throws IOException {
    var seconds = exchange.getRequestURI().getPath().substring(WAITING.length() + 1);
    pauses.add(Double.parseDouble(seconds));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Where to go instead of waiting.
  URI waiting() {
    return uri().resolve(WAITING);
  }

  /// Paths and queries of all requests.
  List<String> asked() {
    return asked;
  }

  /// How many seconds the shop wanted to wait each time.
  List<Double> pauses() {
    return pauses;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
