package org.partbook.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.partbook.Api;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// A vendor's endpoint, which answers as it is told to.
public final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Message> messages = new CopyOnWriteArrayList<>();
  private volatile Answering answering;

  /// What becomes of a message.
  public interface Answering {
    void answer(HttpExchange exchange, Message message) throws IOException;
  }

  /// What was sent.
  ///
  /// @param headers by their names in small letters
  public record Message(
      String target, Map<String, List<String>> headers, String body, long atNanos) {
    String header(String name) {
      return String.join(", ", headers.getOrDefault(name, List.of()));
    }

    public String id() {
      return header("webhook-id");
    }

    JsonNode json() {
      try {
        return Json.read(body);
      } catch (MalformedJson e) {
        throw new AssertionError(e);
      }
    }

    String type() {
      return json().path("type").asString();
    }

    long order() {
      return json().path("data").path("order_id").asLong();
    }
  }

  private Receiver(HttpServer server, Answering answering) {
    this.server = server;
    this.answering = answering;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  /// One that answers so, on this machine, without TLS.
  public static Receiver answering(Answering answering) {
    try {
      return new Receiver(HttpServer.create(place(), 0), answering);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static Receiver withTls(SSLContext tls, Answering answering) {
    try {
      var server = HttpsServer.create(place(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return new Receiver(server, answering);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static InetSocketAddress place() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  public static Answering status(int status) {
    return (exchange, _) -> exchange.sendResponseHeaders(status, -1);
  }

  public static Answering text(int status, String body) {
    return (exchange, _) -> {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  static Answering hanging(Duration time) {
    return (exchange, _) -> {
      Api.pause(time);
      exchange.sendResponseHeaders(204, -1);
    };
  }

  public static Answering redirect(String location) {
    return (exchange, _) -> {
      exchange.getResponseHeaders().add("Location", location);
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /// Hangs up without an answer.
  static Answering cut() {
    return (exchange, _) -> exchange.close();
  }

  public void answer(Answering other) {
    answering = other;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      one -> one.getKey().toLowerCase(Locale.ROOT), one -> one.getValue()));
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var message =
          new Message(exchange.getRequestURI().toString(), headers, body, System.nanoTime());
      messages.add(message);
      answering.answer(exchange, message);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/hooks?shop=1";
  }

  /// All that came so far.
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /// Those about an order.
  public List<Message> messages(long order) {
    return messages().stream().filter(message -> message.order() == order).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
