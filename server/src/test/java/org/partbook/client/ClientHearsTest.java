package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.partbook.TestAssets.CHOIR;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.UNKNOWN;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.TestServer;
import org.partbook.access.Environment;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;
import org.partbook.ledger.Actor;
import org.partbook.webhook.Reach;
import org.partbook.webhook.Scheme;
import org.partbook.webhook.Webhooks;

/// The Java client sells carts with the real server, lists them, and hears of them.
class ClientHearsTest {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final List<WebhookException> refused = new CopyOnWriteArrayList<>();
  private TestServer server;
  private PurchaseApi shop;

  @BeforeEach
  void start() {
    server = TestServer.start(Map.of("PARTBOOK_WEBHOOK_INNER", "allow"));
    var token = server.vendors().issue(server.shop(), Environment.SANDBOX).token();
    shop = PurchaseApi.builder(server.app().uri()).token(() -> token).build();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static RegisterRequest.Builder sale(long asset, long order, long line) {
    return RegisterRequest.of(asset, 1, "US")
        .line(order, line)
        .unitPrice(new BigDecimal("3.95"))
        .lineItemPrice(new BigDecimal("3.95"));
  }

  private static OrderRequest cart(long order) {
    return OrderRequest.of(order, "Clara Wieck")
        .line(sale(PIANO, order, 1))
        .line(sale(PIANO, order, 2))
        .build();
  }

  @Test
  void a_cart_is_registered_once_listed_and_downloaded_whole() throws IOException {
    assertThat(shop.registerOrder(cart(7))).isEqualTo(new Registration.Registered(false));
    assertThat(shop.registerOrder(cart(7)))
        .isInstanceOfSatisfying(
            Registration.AlreadyRegistered.class,
            there -> {
              assertThat(there.sameRequest()).contains(true);
              assertThat(there.lines()).hasSize(2);
            });
    assertThat(shop.awaitCompletion(7, LONG_ENOUGH)).isInstanceOf(OrderState.Completed.class);
    assertThat(shop.info(7, Duration.ofSeconds(5))).isInstanceOf(OrderState.Completed.class);

    var lines = shop.orders(OrderQuery.builder().pageSize(1).build()).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).item().unknown().isEmpty()).isTrue();
    assertThat(lines.get(0).title()).contains("Träumerei");
    assertThat(lines.get(0).completedAt()).isPresent();
    assertThat(lines.get(0).deliveredAt()).isEmpty();

    var out = new ByteArrayOutputStream();
    assertThat(shop.downloadOrder(7, out, DownloadProgress.none()).bytes()).isEqualTo(out.size());
    var files = 0;
    try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      while (zip.getNextEntry() != null) {
        files++;
      }
    }
    assertThat(files).isEqualTo(2);
  }

  @Test
  void a_line_that_is_refused_refuses_the_cart() {
    var wrong = cart(8).toBuilder().line(sale(CHOIR, 8, 3)).line(sale(UNKNOWN, 8, 4)).build();
    assertThatThrownBy(() -> shop.registerOrder(wrong))
        .isInstanceOfSatisfying(
            ValidationException.class,
            e ->
                assertThat(e.errors())
                    .extracting(FieldError::field)
                    .contains("lines[2].quantity", "lines[3].asset_id"));
    assertThatThrownBy(() -> shop.info(8)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> shop.orderDownloadUrl(8)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void events_are_read_from_a_cursor() {
    shop.registerOrder(cart(9));
    shop.awaitCompletion(9, LONG_ENOUGH);
    shop.cancel(9, 2);
    await(() -> types("line.*").size() == 3);
    assertThat(types("line.*"))
        .containsExactly("line.completed", "line.completed", "line.cancelled");
    var since = EventQuery.builder().since(server.clock().instant().plusSeconds(60)).build();
    assertThat(shop.events(since).stream().flatMap(page -> page.events().stream())).isEmpty();
  }

  private List<String> types(String wanted) {
    return shop.events(EventQuery.builder().types(wanted).build()).stream()
        .flatMap(page -> page.events().stream())
        .map(event -> event.type().value())
        .toList();
  }

  @Test
  void webhooks_are_checked_with_a_secret_and_with_a_public_key() throws IOException {
    for (var scheme : List.of(Scheme.HMAC, Scheme.ED25519)) {
      hears(scheme, scheme == Scheme.HMAC ? 10 : 11);
    }
    assertThat(refused).isEmpty();
  }

  private void hears(Scheme scheme, long order) throws IOException {
    var endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var webhooks =
        new Webhooks(
            server.db(), server.clock(), Actor.operator("anna"), Reach.INNER, (_, _) -> {});
    var revealed =
        webhooks.add(
            server.shop(),
            new EventLog(server.shop().id(), Environment.SANDBOX),
            "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/hear",
            EventTypes.ALL,
            scheme);
    var verifier =
        WebhookVerifier.builder().secret(revealed.secret()).clock(server.clock()).build();
    endpoint.createContext("/hear", exchange -> hear(verifier, exchange));
    endpoint.start();
    try {
      shop.registerOrder(cart(order));
      await(() -> heard.stream().filter(event -> isOf(event, order)).count() == 2);
    } finally {
      webhooks.remove(revealed.endpoint());
      endpoint.stop(0);
    }
  }

  private static boolean isOf(Event event, long order) {
    return event.type().equals(EventType.LINE_COMPLETED)
        && event.data() instanceof EventData.Line line
        && line.orderId().orElse(0) == order;
  }

  private void hear(WebhookVerifier verifier, HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      try {
        heard.add(verifier.verify(exchange.getRequestHeaders(), body));
      } catch (WebhookException e) {
        refused.add(e);
      }
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + LONG_ENOUGH.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it doesn't happen");
      }
      Api.pause(Duration.ofMillis(50));
    }
  }
}
