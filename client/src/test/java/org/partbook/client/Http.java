package org.partbook.client;

import java.nio.charset.StandardCharsets;

/// Answers as a good server sends them, for tests to spoil.
final class Http {
  /// An answer that broke off after its first bytes. Where there is none at all, the JDK repeats a
  /// GET by itself, up to four times.
  static final String BROKEN = "HTTP/1.1 2";

  static final String CREATED =
      "HTTP/1.1 201 Created\r\nContent-Length: 0\r\nX-Environment: live\r\nConnection: close\r\n\r\n";
  static final String PROCESSING = json(202, "{\"status\":\"PROCESSING\"}");
  static final String FAILED = json(502, "{\"status\":\"FAILED\",\"message\":\"no file\"}");
  static final String ORDER =
      json(
          200,
          """
          [{"order_id":12345,"order_line_id":1,"asset_id":7,"customer":"Clara Wieck",\
          "unit_price":3.95,"line_item_price":3.95,"quantity":1,"country_code":"US",\
          "download_url":null,"view_url":null,"status":"COMPLETED"}]\
          """);
  static final String NO_ORDER = error(404, "ORDER_NOT_FOUND", "you have no order 12345");
  static final String CONFLICT = error(409, "ORDER_LINE_EXISTS", "it exists already");

  private Http() {}

  static String json(int status, String body) {
    return answer(status, "Content-Type: application/json\r\n", body);
  }

  static String error(int status, String name, String message) {
    return json(status, errorBody(status, name, message));
  }

  static String errorBody(int status, String name, String message) {
    return "{\"name\":\"%s\",\"message\":\"%s\",\"code\":%d01,\"status\":%d}"
        .formatted(name, message, status, status);
  }

  static String html(int status) {
    return answer(
        status, "Content-Type: text/html\r\n", "<!DOCTYPE html><html><body>Oh</body></html>");
  }

  /// @param headers each with its end of line
  static String answer(int status, String headers, String body) {
    return "HTTP/1.1 %d Status\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(status, headers, body.getBytes(StandardCharsets.UTF_8).length, body);
  }
}
