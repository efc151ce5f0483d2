package org.partbook.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.partbook.Api;

/// Takes traces as a collector does: OTLP over HTTP, in protobuf.
final class TraceReceiver implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private volatile boolean holding;

  /// A span that has arrived.
  ///
  /// @param parent empty if it has none
  /// @param links the spans that it names besides
  record Span(
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> attributes,
      List<String> links,
      String service) {
    String attribute(String name) {
      return attributes.getOrDefault("partbook." + name, "");
    }
  }

  TraceReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }

  List<Span> named(String name) {
    return spans.stream().filter(span -> span.name().equals(name)).toList();
  }

  /// Path, type and a header of each request so far.
  List<String> requests() {
    return List.copyOf(requests);
  }

  /// Takes nothing until it is told to go on.
  void hold() {
    holding = true;
  }

  void goOn() {
    holding = false;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      while (holding) {
        Api.pause(Duration.ofMillis(5));
      }
      var headers = exchange.getRequestHeaders();
      requests.add(
          "%s %s %s"
              .formatted(
                  exchange.getRequestURI(),
                  headers.getFirst("Content-Type"),
                  headers.getFirst("X-Key")));
      var request = Message.of(exchange.getRequestBody().readAllBytes());
      for (var resource : request.messages(1)) {
        var service =
            resource.messages(1).stream()
                .map(TraceReceiver::attributes)
                .map(all -> all.getOrDefault("service.name", ""))
                .findFirst()
                .orElse("");
        for (var scope : resource.messages(2)) {
          scope.messages(2).forEach(span -> spans.add(span(span, service)));
        }
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Span span(Message span, String service) {
    return new Span(
        span.hex(1),
        span.hex(2),
        span.hex(4),
        span.text(5),
        attributes(span, 9),
        span.messages(13).stream().map(link -> link.hex(2)).toList(),
        service);
  }

  private static Map<String, String> attributes(Message resource) {
    return attributes(resource, 1);
  }

  private static Map<String, String> attributes(Message of, int field) {
    var all = new TreeMap<String, String>();
    for (var one : of.messages(field)) {
      var value = one.messages(2).getFirst();
      all.put(one.text(1), value.has(1) ? value.text(1) : value.numbers());
    }
    return all;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /// A message of protobuf: its fields, each as often as it is there.
  private record Message(Map<Integer, List<byte[]>> fields) {
    static Message of(byte[] bytes) {
      var fields = new TreeMap<Integer, List<byte[]>>();
      var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      while (in.hasRemaining()) {
        var tag = (int) number(in);
        byte[] value =
            switch (tag & 7) {
              case 0 -> Long.toString(number(in)).getBytes(UTF_8);
              case 1 -> piece(in, 8);
              case 2 -> piece(in, (int) number(in));
              default -> piece(in, 4);
            };
        fields.computeIfAbsent(tag >>> 3, _ -> new ArrayList<>()).add(value);
      }
      return new Message(fields);
    }

    private static byte[] piece(ByteBuffer in, int length) {
      var piece = new byte[length];
      in.get(piece);
      return piece;
    }

    private static long number(ByteBuffer in) {
      long number = 0;
      for (int shift = 0; ; shift += 7) {
        var next = in.get();
        number |= (next & 0x7FL) << shift;
        if (next >= 0) {
          return number;
        }
      }
    }

    boolean has(int field) {
      return fields.containsKey(field);
    }

    List<Message> messages(int field) {
      return fields.getOrDefault(field, List.of()).stream().map(Message::of).toList();
    }

    String hex(int field) {
      return fields.getOrDefault(field, List.of()).stream()
          .map(HexFormat.of()::formatHex)
          .findFirst()
          .orElse("");
    }

    String text(int field) {
      return fields.getOrDefault(field, List.of()).stream()
          .map(bytes -> new String(bytes, UTF_8))
          .findFirst()
          .orElse("");
    }

    /// The one that there is.
    String numbers() {
      return fields.keySet().stream().map(this::text).findFirst().orElse("");
    }
  }
}
