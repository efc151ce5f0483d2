package org.partbook.client;

import java.time.Duration;
import java.util.Optional;

/// One request and what came of it, for logs and figures: [PurchaseApiBuilder#onExchange]. It holds
/// no secrets.
///
/// @param method the HTTP method
/// @param path the path, without the query
/// @param status the HTTP status; 0 if no answer came
/// @param environment `live` or `sandbox`, which the server sends with every success
///   (`X-Environment`)
/// @param requestId the server's number for the request (`X-Request-Id`), if it sent one
/// @param took how long it took until the answer's headers were there
public record Exchange(
    String method,
    String path,
    int status,
    Optional<String> environment,
    Optional<String> requestId,
    Duration took) {}
