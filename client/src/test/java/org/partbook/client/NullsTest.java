package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/// Null is refused by name, before anything is sent.
@NullUnmarked
class NullsTest {
  private static void refused(String name, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isExactlyInstanceOf(NullPointerException.class)
        .hasMessage(name + " must not be null");
  }

  @Test
  void a_call_names_what_is_null() {
    try (var server = BadServer.always(Http.CREATED)) {
      var api = Clients.once(server);
      var none = DownloadProgress.none();
      var out = new ByteArrayOutputStream();
      refused("sale", () -> api.register(null));
      refused("cart", () -> api.registerOrder(null));
      refused("wait", () -> api.info(1, null));
      refused("options", () -> api.with(null));
      refused("query", () -> api.orders(null));
      refused("query", () -> api.events(null));
      refused("after", () -> api.changes(null));
      refused("etag", () -> api.listAssetsUnless(1, 0, null));
      refused("target", () -> api.downloadOrder(1, (Path) null, none));
      refused("progress", () -> api.downloadOrder(1, Path.of("order.zip"), null));
      refused("out", () -> api.downloadOrder(1, (OutputStream) null, none));
      refused("progress", () -> api.downloadOrder(1, out, null));
      refused("timeout", () -> api.awaitCompletion(1, null));
      refused("customerIp", () -> api.validatePurchaseBeforePayment(1, null, 1));
      refused("target", () -> api.download(1, 1, (Path) null));
      refused("target", () -> api.download(1, 1, (Path) null, none));
      refused("progress", () -> api.download(1, 1, Path.of("score.pdf"), null));
      refused("out", () -> api.download(1, 1, (OutputStream) null, none));
      refused("progress", () -> api.download(1, 1, out, null));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void a_client_in_the_making_names_what_is_null() {
    var builder = PurchaseApi.builder(URI.create("https://x.example"));
    refused("base", () -> PurchaseApi.builder(null));
    refused("token", () -> builder.token((Supplier<String>) null));
    refused("connectTimeout", () -> builder.connectTimeout(null));
    refused("requestTimeout", () -> builder.requestTimeout(null));
    refused("callTimeout", () -> builder.callTimeout(null));
    refused("stallTimeout", () -> builder.stallTimeout(null));
    refused("downloadTimeout", () -> builder.downloadTimeout(null));
    refused("policy", () -> builder.retries(null));
    refused("listener", () -> builder.onExchange((Consumer<Exchange>) null));
    refused("client", () -> builder.httpClient((HttpClient) null));
    refused("firstDelay", () -> new RetryPolicy(1, null, Duration.ofSeconds(1)));
    refused("longestDelay", () -> new RetryPolicy(1, Duration.ofSeconds(1), null));
  }

  @Test
  void a_sale_in_the_making_names_what_is_null() {
    refused("countryCode", () -> RegisterRequest.of(7, 1, null));
    refused("token", () -> RegisterRequest.validated(null));
    refused("unitPrice", () -> Clients.of7().unitPrice(null));
    refused("lineItemPrice", () -> Clients.of7().lineItemPrice(null));
    refused("customer", () -> Clients.of7().customer(null));
  }

  @Test
  void wishes_queries_carts_and_verifiers_name_what_is_null() {
    var options = CallOptions.builder();
    refused("requestTimeout", () -> options.requestTimeout(null));
    refused("callTimeout", () -> options.callTimeout(null));
    refused("downloadTimeout", () -> options.downloadTimeout(null));
    refused("policy", () -> options.retries(null));
    refused("name", () -> options.header(null, "x"));
    refused("value", () -> options.header("X-A", null));
    refused("id", () -> options.requestId(null));
    refused("listener", () -> options.onExchange(null));
    refused("from", () -> OrderQuery.builder().from(null));
    refused("to", () -> OrderQuery.builder().to(null));
    refused("status", () -> OrderQuery.builder().status(null));
    refused("cursor", () -> OrderQuery.builder().after(null));
    refused("cursor", () -> EventQuery.builder().after(null));
    refused("since", () -> EventQuery.builder().since(null));
    refused("customer", () -> OrderRequest.of(1, null));
    refused("sale", () -> OrderRequest.of(1, "Clara").line(null));
    refused("key", () -> WebhookVerifier.builder().secret(null));
    refused("tolerance", () -> WebhookVerifier.builder().tolerance(null));
    refused("clock", () -> WebhookVerifier.builder().clock(null));
  }
}
