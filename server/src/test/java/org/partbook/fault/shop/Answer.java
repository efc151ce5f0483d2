package org.partbook.fault.shop;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// A definite answer.
///
/// @param repeated whether an earlier attempt may have been carried out
record Answer(String request, HttpResponse<byte[]> response, boolean repeated) {
  int status() {
    return response.statusCode();
  }

  byte[] body() {
    return response.body();
  }

  JsonNode json() {
    try {
      return Json.read(body());
    } catch (MalformedJson e) {
      throw new IllegalStateException("not JSON: " + this, e);
    }
  }

  String errorName() {
    return header("Content-Type").startsWith("application/json")
        ? json().path("name").asString("")
        : "";
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Override
  public String toString() {
    var type = header("Content-Type");
    return "%s%s: %d %s"
        .formatted(
            request,
            repeated ? " (repeated)" : "",
            status(),
            type.startsWith("application/json")
                ? new String(body(), StandardCharsets.UTF_8)
                : type);
  }
}
