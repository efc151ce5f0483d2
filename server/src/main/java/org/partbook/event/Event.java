package org.partbook.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;

/// One event of a log.
///
/// @param id the same whenever and however it is told, and no other event's
/// @param number its place in the log, from 1, without gaps
/// @param type as vendors know it
/// @param at when it happened
/// @param data a JSON object
public record Event(String id, long number, String type, Instant at, String data) {
  /// What is sent of it to an endpoint: JSON, the same each time.
  public byte[] message() {
    return ("{" + members() + "}").getBytes(StandardCharsets.UTF_8);
  }

  /// The vendor's number of the order that it is about, if it is about one.
  public OptionalLong order() {
    return number("order_id");
  }

  /// The vendor's number of the line that it is about, if it is about one.
  public OptionalLong line() {
    return number("order_line_id");
  }

  private OptionalLong number(String field) {
    try {
      var value = Json.read(data).path(field);
      return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    } catch (MalformedJson e) {
      throw new IllegalStateException("event " + id + " can't be read", e);
    }
  }

  /// As it stands in a list.
  String listed() {
    return "{\"id\":" + Json.write(id) + "," + members() + "}";
  }

  private String members() {
    return "\"type\":%s,\"timestamp\":\"%s\",\"data\":%s".formatted(Json.write(type), at, data);
  }
}
