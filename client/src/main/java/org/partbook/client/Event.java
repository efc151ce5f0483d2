package org.partbook.client;

import java.time.Instant;

/// Something that happened, read from the log or received as a webhook. It may come more than once,
/// with the same [#id()].
///
/// ```java
/// for (var page : api.events(EventQuery.builder().types("line.*").build())) {
///   for (var event : page.events()) {
///     if (event.data() instanceof EventData.Line line) {
///       System.out.println(event.type() + " " + line.orderId() + "/" + line.orderLineId());
///     }
///   }
/// }
/// ```
///
/// @param id by which it is known when it comes again
/// @param type what kind of thing happened
/// @param timestamp when
/// @param data what it says
/// @param json all of it as it came, the fields that this client doesn't know included
public record Event(String id, EventType type, Instant timestamp, EventData data, String json) {
  @Override
  public String toString() {
    return "Event[id=%s, type=%s, timestamp=%s]".formatted(id, type, timestamp);
  }
}
