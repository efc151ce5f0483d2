package org.partbook.client;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// One request and what came of it, for logs and figures: [PurchaseApiBuilder#onExchange]. It holds
/// no secrets.
///
/// @param method the HTTP method
/// @param path the path, without the query
/// @param status the HTTP status; 0 if no answer came
/// @param environment `live` or `sandbox`, which the server sends with every success
///   (`X-Environment`)
/// @param requestId the server's number for the request (`X-Request-Id`), if it sent one
/// @param took how long it took until the answer was there
/// @param attempt which attempt of the call it was, from 1
/// @param orderId the order that it was about, if it was about one
/// @param failure why it isn't what was asked for: the error's name, such as `ORDER_LINE_EXISTS`,
///   or `HTTP 503` where the server names none, or in words why no answer came; empty for a success
/// @param callId the number that the program gave the call ([CallOptions.Builder#requestId])
public record Exchange(
    String method,
    String path,
    int status,
    Optional<String> environment,
    Optional<String> requestId,
    Duration took,
    int attempt,
    OptionalLong orderId,
    Optional<String> failure,
    Optional<String> callId) {
  /// A first attempt of which no more is known.
  ///
  /// @param method the HTTP method
  /// @param path the path, without the query
  /// @param status the HTTP status; 0 if no answer came
  /// @param environment `live` or `sandbox`, which the server sends with every success
  ///   (`X-Environment`)
  /// @param requestId the server's number for the request (`X-Request-Id`), if it sent one
  /// @param took how long it took until the answer was there
  public Exchange(
      String method,
      String path,
      int status,
      Optional<String> environment,
      Optional<String> requestId,
      Duration took) {
    this(
        method,
        path,
        status,
        environment,
        requestId,
        took,
        1,
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
