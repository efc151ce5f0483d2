package org.partbook.monitoring;

import java.time.Instant;
import java.util.LinkedHashMap;
import org.partbook.json.Json;

/// One message: something has begun, or has ended.
///
/// @param text what is wrong, or was
/// @param since when it began
record Alert(AlertKind kind, boolean begins, String text, Instant since, Instant at) {
  /// As it is sent.
  ///
  /// @param server whose it is
  byte[] json(String server) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("alert", kind.wire());
    fields.put("state", begins ? "begins" : "ends");
    fields.put("text", sentence(server));
    fields.put("since", since.toString());
    fields.put("at", at.toString());
    fields.put("server", server);
    return Json.writeBytes(fields);
  }

  /// Programs for conversations show this field, and nothing else.
  private String sentence(String server) {
    return begins
        ? "Partbook at %s: %s".formatted(server, text)
        : "Partbook at %s: over: %s".formatted(server, text);
  }
}
