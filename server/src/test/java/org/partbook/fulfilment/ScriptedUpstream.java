package org.partbook.fulfilment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A server that answers as it was told to: one answer a request, the last one for ever.
final class ScriptedUpstream implements AutoCloseable {
  private final HttpServer server;
  private final Deque<Answer> script = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  ScriptedUpstream(Answer... answers) throws IOException {
    script.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  static Answer status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  static Answer body(byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    };
  }

  /// Announces more than it sends.
  static Answer cutOff(byte[] body) {
    return exchange -> {
      exchange.sendResponseHeaders(200, body.length + 1000L);
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
      exchange.close();
    };
  }

  static Answer redirect(String location) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", location);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/scores/{asset_id}.pdf";
  }

  /// Path and authorization of each request so far.
  List<String> requests() {
    return requests;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      @Nullable String authorization = exchange.getRequestHeaders().getFirst("Authorization");
      requests.add(exchange.getRequestURI() + " " + authorization);
      next().to(exchange);
    }
  }

  private synchronized Answer next() {
    return script.size() > 1 ? script.removeFirst() : script.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
