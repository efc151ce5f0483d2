package org.partbook.client;

import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/// Clients on whose clock waiting takes no time, and the sale that they make. Their time-outs are
/// the usual ones, which is longer than a busy machine takes for anything: a test that waits for
/// one has its own.
final class Clients {
  static final String TOKEN = "pb_live_secret";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Clients() {}

  static PurchaseApiBuilder of(URI uri) {
    return PurchaseApi.builder(uri)
        .httpClient(HTTP)
        .token(() -> TOKEN)
        .time(new FakeTime())
        .callTimeout(Duration.ofHours(1));
  }

  /// Sends everything once.
  static PurchaseApi once(BadServer server) {
    return of(server.uri()).retries(RetryPolicy.none()).build();
  }

  static PurchaseApi patient(BadServer server) {
    return of(server.uri()).build();
  }

  static RegisterRequest sale() {
    return of7().build();
  }

  static RegisterRequest.Builder of7() {
    return RegisterRequest.of(7, 1, "US")
        .line(12345, 1)
        .unitPrice(new BigDecimal("3.95"))
        .lineItemPrice(new BigDecimal("3.95"))
        .customer("Clara Wieck");
  }
}
