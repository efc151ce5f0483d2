package org.partbook.http;

/// How a route that people open in their browser tells of an error. The route notes its page in the
/// request; browsers are then shown the page, and everybody else gets the usual body.
public interface ErrorPage {
  /// Sends the page, under the code's HTTP status.
  void send(Request request, Response response, ErrorCode code);
}
