package org.partbook.purchase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import org.partbook.ledger.Entry;
import org.partbook.ledger.EntryKind;
import tools.jackson.databind.JsonNode;

/// What happened to a line, when, and by whom.
///
/// @param kind as the journal calls it
/// @param actor such as `token 12` or `operator anna`
public record OrderEvent(String kind, Instant at, Optional<String> detail, String actor) {
  /// The events of an entry: a line that was completed with its registration has one entry for
  /// both.
  static List<OrderEvent> of(Entry entry) {
    var body = body(entry);
    var text = body.path("detail");
    var detail = text.isString() ? Optional.of(text.stringValue()) : Optional.<String>empty();
    var event = new OrderEvent(entry.kind(), entry.at(), detail, entry.actor());
    return body.path("completed").asBoolean(false)
        ? List.of(event, event.as(EntryKind.COMPLETED))
        : List.of(event);
  }

  private OrderEvent as(EntryKind other) {
    return new OrderEvent(other.name(), at, detail, actor);
  }

  private static JsonNode body(Entry entry) {
    try {
      return Json.read(entry.body());
    } catch (MalformedJson e) {
      throw new IllegalStateException("entry " + entry.id() + " has no JSON for a body", e);
    }
  }
}
