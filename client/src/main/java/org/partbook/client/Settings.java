package org.partbook.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    Time time,
    Map<String, String> headers,
    Optional<String> callId,
    boolean registersOnce) {
  /// The same with what a call wants otherwise.
  Settings with(CallOptions options) {
    return new Settings(
        base,
        token,
        options.requestTimeout().orElse(requestTimeout),
        options.callTimeout().orElse(callTimeout),
        stallTimeout,
        options.downloadTimeout().orElse(downloadTimeout),
        options.retries().orElse(retries),
        options.listener().map(listener::andThen).orElse(listener),
        client,
        longestBody,
        time,
        merged(options.headers()),
        options.requestId().or(() -> callId),
        registersOnce || options.registersOnce());
  }

  private Map<String, String> merged(Map<String, String> more) {
    var all = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.putAll(more);
    return Collections.unmodifiableMap(all);
  }

  URI uri(String path) {
    return URI.create(base + path);
  }
}
