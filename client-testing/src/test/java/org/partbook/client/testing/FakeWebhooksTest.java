package org.partbook.client.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.partbook.client.Event;
import org.partbook.client.WebhookException;
import org.partbook.client.WebhookVerifier;

/// A shop's endpoint that hears of everything, and checks it as the client does.
@Timeout(60)
class FakeWebhooksTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FakePartbook fake = FakePartbook.start();
  private final List<Event> heard = new CopyOnWriteArrayList<>();
  private final List<WebhookException.Reason> refused = new CopyOnWriteArrayList<>();
  private final AtomicInteger answer = new AtomicInteger(204);
  private HttpServer shop = shop();
  private volatile WebhookVerifier verifier =
      WebhookVerifier.builder().secret("whsec_" + "A".repeat(32)).build();

  private static HttpServer shop() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void open() {
    shop.createContext("/hear", this::hear);
    shop.start();
  }

  @AfterEach
  void close() {
    fake.close();
    shop.stop(0);
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      try {
        heard.add(verifier.verify(exchange.getRequestHeaders(), body));
        exchange.sendResponseHeaders(answer.get(), -1);
      } catch (WebhookException e) {
        refused.add(e.reason());
        exchange.sendResponseHeaders(400, -1);
      }
    }
  }

  private FakeEndpoint endpoint(String... types) {
    var address = URI.create("http://127.0.0.1:" + shop.getAddress().getPort() + "/hear");
    var endpoint = fake.webhooks().to(address, types);
    verifier = WebhookVerifier.builder().secret(endpoint.secret()).build();
    return endpoint;
  }

  private List<String> types() {
    fake.webhooks().awaitQuiet(PATIENCE);
    return heard.stream().map(event -> event.type().value()).toList();
  }

  @Test
  void a_shop_hears_what_it_wants_to_hear_in_its_order() {
    var endpoint = endpoint("asset.*", "moon.full");
    fake.catalogue().offer(FakeAsset.of(7, "Morning"));
    fake.catalogue().withdraw(7);
    fake.webhooks().emit("statement.closed", Map.of("number", 1));
    fake.webhooks().emit("moon.full", Map.of("bright", true));
    assertThat(types()).containsExactly("asset.added", "asset.withdrawn", "moon.full");
    assertThat(endpoint.deliveries()).hasSize(3).allMatch(Delivery::isTaken);
    assertThat(heard.get(2).data().unknown().get("bright")).contains("true");
  }

  @Test
  void both_kinds_of_keys_check_a_webhook() {
    var endpoint = endpoint();
    verifier = WebhookVerifier.builder().secret(endpoint.publicKey()).build();
    fake.catalogue().offer(FakeAsset.of(7, "Morning"));
    assertThat(types()).hasSize(1);
  }

  @Test
  void what_the_shop_does_not_take_comes_again_with_the_same_id() {
    var endpoint = endpoint();
    answer.set(500);
    fake.catalogue().offer(FakeAsset.of(7, "Morning"));
    assertThat(types()).hasSize(4);
    assertThat(heard.stream().map(Event::id).distinct()).hasSize(1);
    assertThat(endpoint.deliveries().get(3))
        .isEqualTo(new Delivery(heard.get(0).id(), "asset.added", 4, OptionalInt.of(500)));
    answer.set(204);
    fake.webhooks().replay();
    assertThat(types()).hasSize(5);
    assertThat(heard.get(4)).isEqualTo(heard.get(0));
  }

  @Test
  void after_a_410_nothing_comes_any_more() {
    var endpoint = endpoint();
    answer.set(410);
    fake.catalogue().offer(FakeAsset.of(7, "Morning"));
    fake.catalogue().offer(FakeAsset.of(8, "Evening"));
    assertThat(types()).hasSize(1);
    assertThat(endpoint.isGone()).isTrue();
  }

  @Test
  void mischief_happens_on_the_way() {
    var endpoint = endpoint();
    endpoint.next(Mischief.WRONG_SIGNATURE, Mischief.STALE, Mischief.TWICE, Mischief.LOST);
    for (var asset = 1; asset <= 4; asset++) {
      fake.catalogue().offer(FakeAsset.of(asset, "Song"));
    }
    fake.webhooks().awaitQuiet(PATIENCE);
    assertThat(refused)
        .containsExactly(
            WebhookException.Reason.WRONG_SIGNATURE, WebhookException.Reason.TOO_OLD_OR_TOO_NEW);
    assertThat(heard.stream().map(Event::id))
        .containsExactly(
            "evt_00000001", "evt_00000002", "evt_00000003", "evt_00000003", "evt_00000004");
  }

  @Test
  void a_secret_is_changed_while_the_old_one_is_good() {
    var endpoint = endpoint();
    var old = endpoint.secret();
    assertThat(endpoint.rotate()).isEqualTo(endpoint.secret()).isNotEqualTo(old);
    fake.catalogue().offer(FakeAsset.of(7, "Morning"));
    assertThat(types()).hasSize(1);
    verifier = WebhookVerifier.builder().secret(endpoint.secret()).build();
    fake.catalogue().withdraw(7);
    assertThat(types()).hasSize(2);
    assertThat(refused).isEmpty();
  }

  @Test
  void nobody_listens_and_nothing_breaks() {
    var endpoint = endpoint();
    shop.stop(0);
    fake.catalogue().offer(FakeAsset.of(7, "Morning"));
    assertThat(types()).isEmpty();
    assertThat(endpoint.deliveries()).hasSize(4).noneMatch(Delivery::isTaken);
    shop = shop();
  }
}
