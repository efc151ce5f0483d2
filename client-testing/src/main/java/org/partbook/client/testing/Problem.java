package org.partbook.client.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A refusal, as the API has it.
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String name;
  private final transient List<Wrong> errors;
  private final transient Map<String, Object> more;

  /// A field that is wrong.
  record Wrong(String field, String message) {}

  private static final Map<String, Integer> CODES =
      Map.ofEntries(
          Map.entry("MALFORMED_JSON", 40002),
          Map.entry("ALREADY_CANCELLED", 40011),
          Map.entry("ALREADY_DELIVERED", 40012),
          Map.entry("CANCELLATION_WINDOW_OVER", 40013),
          Map.entry("UNAUTHORIZED", 40101),
          Map.entry("NO_SUCH_PATH", 40401),
          Map.entry("ASSET_NOT_FOUND", 40402),
          Map.entry("ORDER_NOT_FOUND", 40403),
          Map.entry("ORDER_LINE_NOT_FOUND", 40404),
          Map.entry("LINK_NOT_FOUND", 40405),
          Map.entry("ORDER_LINE_EXISTS", 40901),
          Map.entry("LINK_EXPIRED", 41001),
          Map.entry("LINK_CANCELLED", 41002),
          Map.entry("CURSOR_EXPIRED", 41003),
          Map.entry("BODY_TOO_LARGE", 41301),
          Map.entry("RANGE_NOT_SATISFIABLE", 41601),
          Map.entry("VALIDATION_FAILED", 42201),
          Map.entry("TOO_MANY_REQUESTS", 42901),
          Map.entry("INTERNAL_ERROR", 50001),
          Map.entry("OVERLOADED", 50301),
          Map.entry("DATABASE_UNAVAILABLE", 50302),
          Map.entry("OUTCOME_UNKNOWN", 50303));

  private Problem(
      int status, String name, String message, List<Wrong> errors, Map<String, Object> more) {
    super(message);
    this.status = status;
    this.name = name;
    this.errors = List.copyOf(errors);
    this.more = Map.copyOf(more);
  }

  /// One that is known by its name, whose code begins with its status.
  static Problem of(String name, String message) {
    return of(name, message, Map.of());
  }

  static Problem of(String name, String message, Map<String, Object> more) {
    var code = CODES.getOrDefault(name, 50001);
    return new Problem(code / 100, name, message, List.of(), more);
  }

  static Problem like(int status, String name) {
    return new Problem(status, name, "the test wanted it", List.of(), Map.of());
  }

  static Problem invalid(List<Wrong> errors) {
    var first = errors.get(0);
    return new Problem(
        422, "VALIDATION_FAILED", first.field() + " " + first.message(), errors, Map.of());
  }

  static Problem invalid(String field, String message) {
    return invalid(List.of(new Wrong(field, message)));
  }

  int status() {
    return status;
  }

  /// @param request the request's number
  Map<String, Object> body(String request) {
    var body = new LinkedHashMap<String, Object>();
    body.put("name", name);
    body.put("message", String.valueOf(getMessage()));
    body.put("code", CODES.getOrDefault(name, status * 100));
    body.put("status", status);
    if (!errors.isEmpty()) {
      body.put(
          "errors",
          errors.stream()
              .map(wrong -> Map.of("field", wrong.field(), "message", wrong.message()))
              .toList());
    }
    body.putAll(more);
    body.put("request_id", request);
    return body;
  }
}
