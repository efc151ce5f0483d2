package org.partbook.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// How a route that people open in their browser tells of an error. The route registers its page in
/// the request's context; browsers are then shown the page, and everybody else gets the usual body.
public interface ErrorPage {
  /// Sends the page, under the code's HTTP status.
  void send(ServerRequest request, ServerResponse response, ErrorCode code);
}
