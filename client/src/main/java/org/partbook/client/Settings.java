package org.partbook.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What [PurchaseApiBuilder] was told.
record Settings(
    URI base,
    Supplier<String> token,
    Duration requestTimeout,
    Duration callTimeout,
    Duration stallTimeout,
    Duration downloadTimeout,
    RetryPolicy retries,
    Consumer<Exchange> listener,
    HttpClient client,
    int longestBody,
    Time time) {
  URI uri(String path) {
    return URI.create(base + path);
  }
}
