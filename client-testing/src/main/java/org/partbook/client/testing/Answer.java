package org.partbook.client.testing;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// What is sent back.
final class Answer {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  Answer(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }

  static Answer created() {
    return new Answer(201, Map.of(), new byte[0]);
  }

  static Answer json(int status, Object value) {
    return new Answer(status, Map.of("Content-Type", "application/json"), Json.write(value));
  }

  static Answer html(int status, String page) {
    return new Answer(
        status,
        Map.of("Content-Type", "text/html; charset=utf-8"),
        page.getBytes(StandardCharsets.UTF_8));
  }

  /// @param request the request's number
  static Answer of(Problem problem, String request) {
    var answer = json(problem.status(), problem.body(request));
    return switch (problem.status()) {
      case 401 -> answer.with("WWW-Authenticate", "Bearer");
      case 429, 503 -> answer.with("Retry-After", "1");
      default -> answer;
    };
  }

  Answer with(String header, String value) {
    var all = new HashMap<>(headers);
    all.put(header, value);
    return new Answer(status, all, body);
  }
}
