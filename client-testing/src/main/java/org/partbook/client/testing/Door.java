package org.partbook.client.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Takes requests, lets go wrong what is to go wrong, and sends answers.
final class Door implements HttpHandler {
  private static final int LONGEST_BODY = 256 << 10;

  private final World world;
  private final FakeFaults faults;
  private final Purchases purchases;
  private final List<FakeRequest> requests = new CopyOnWriteArrayList<>();
  private final AtomicLong numbers = new AtomicLong();
  private volatile String token;

  Door(World world, FakeFaults faults, String token) {
    this.world = world;
    this.faults = faults;
    this.purchases = new Purchases(world);
    this.token = token;
  }

  List<FakeRequest> requests() {
    return List.copyOf(requests);
  }

  void token(String next) {
    token = next;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var bytes = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
      var request = request(exchange, bytes);
      exchange.getResponseHeaders().set("X-Request-Id", "fake-" + numbers.incrementAndGet());
      requests.add(request);
      var fault = request.operation().flatMap(faults::take);
      if (fault.isPresent()) {
        spoil(exchange, request, fault.get());
      } else {
        send(exchange, request, answer(exchange, request), Integer.MAX_VALUE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void spoil(HttpExchange exchange, FakeRequest request, Fault fault)
      throws IOException, InterruptedException {
    var instead = fault.answer(number(exchange));
    if (instead.isPresent()) {
      send(exchange, request, instead.get(), Integer.MAX_VALUE);
      return;
    }
    switch (fault.kind()) {
      case LOST_ANSWER -> answer(exchange, request);
      case SLOW -> {
        Thread.sleep(fault.time().toMillis());
        send(exchange, request, answer(exchange, request), Integer.MAX_VALUE);
      }
      case BREAKS -> send(exchange, request, answer(exchange, request), fault.bytes());
      // The connection is closed without a word.
      case LOST_REQUEST, ANSWER, PAGE -> {}
    }
  }

  private static FakeRequest request(HttpExchange exchange, byte[] body) {
    var path = exchange.getRequestURI().getPath();
    var headers = new HashMap<String, String>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    return new FakeRequest(
        Operation.of(exchange.getRequestMethod(), path),
        exchange.getRequestMethod(),
        path,
        query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  private static Map<String, String> query(String text) {
    var query = new HashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var mark = pair.indexOf('=');
      if (mark > 0) {
        query.put(decoded(pair.substring(0, mark)), decoded(pair.substring(mark + 1)));
      }
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private Answer answer(HttpExchange exchange, FakeRequest request) throws InterruptedException {
    try {
      if (request.body().length() > LONGEST_BODY) {
        throw Problem.of("BODY_TOO_LARGE", "the body is larger than 256 KiB");
      }
      var operation =
          request
              .operation()
              .orElseThrow(() -> Problem.of("NO_SUCH_PATH", "there is nothing at this path"));
      if (!operation.isOpen()) {
        if (!request.header("Authorization").equals(Optional.of("Bearer " + token))) {
          throw Problem.of("UNAUTHORIZED", "the access token is missing or unknown");
        }
        exchange.getResponseHeaders().set("X-Environment", "sandbox");
      }
      return answer(operation, request);
    } catch (Problem e) {
      return Answer.of(e, number(exchange));
    }
  }

  private static String number(HttpExchange exchange) {
    return exchange.getResponseHeaders().getFirst("X-Request-Id");
  }

  private Answer answer(Operation operation, FakeRequest request) throws InterruptedException {
    synchronized (world) {
      world.sales().settle();
      return switch (operation) {
        case LIST_ASSETS -> world.catalogue().list(request);
        case CHANGES -> world.catalogue().changes(request);
        case ASSET -> world.catalogue().one(request);
        case VALIDATE -> purchases.validate(request);
        case REGISTER -> purchases.register(request);
        case REGISTER_ORDER -> purchases.registerOrder(request);
        case INFO -> purchases.info(request);
        case ORDERS -> purchases.orders(request);
        case DOWNLOAD_URL -> purchases.link(request, "/download/");
        case ORDER_DOWNLOAD_URL -> purchases.orderLink(request);
        case VIEW_URL -> purchases.link(request, "/view/");
        case CANCEL -> purchases.cancel(request);
        case EVENTS -> world.events().list(request);
        case HEALTH -> Answer.json(200, List.of(Map.of("name", "fake", "health", true)));
        case DOWNLOAD -> world.links().download(request);
        case VIEW -> world.links().view(request);
      };
    }
  }

  private void send(HttpExchange exchange, FakeRequest request, Answer answer, int most)
      throws IOException {
    var headers = exchange.getResponseHeaders();
    answer.headers().forEach(headers::set);
    var length = answer.body().length;
    if (request.method().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(length));
    }
    var isEmpty = length == 0 || request.method().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : length);
    if (!isEmpty) {
      exchange.getResponseBody().write(answer.body(), 0, Math.min(most, length));
      exchange.getResponseBody().flush();
    }
  }
}
