package org.partbook.client;

import java.util.List;

/// Some of the events, in their order.
///
/// @param events the events; may be empty
/// @param cursor where to go on: keep it once all events of the page are dealt with
/// @param more whether there is more already
/// @param unknown what else the server said
public record EventPage(List<Event> events, String cursor, boolean more, UnknownFields unknown) {
  /// Copies the list.
  public EventPage {
    events = List.copyOf(events);
  }
}
