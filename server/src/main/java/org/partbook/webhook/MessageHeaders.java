package org.partbook.webhook;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partbook.event.Event;

/// What stands before a message, as Standard Webhooks 1.0 wants it; or not, where that is the
/// purpose.
final class MessageHeaders {
  private MessageHeaders() {}

  /// @param at when the attempt is made
  /// @param secrets what is signed with
  static Map<String, String> of(
      Event event, Instant at, List<SigningSecret> secrets, Trouble onPurpose) {
    var signed = onPurpose == Trouble.STALE ? at.minus(Trouble.AGE) : at;
    var timestamp = signed.getEpochSecond();
    var body = event.message();
    var headers = new LinkedHashMap<String, String>();
    headers.put("webhook-id", event.id());
    headers.put("webhook-timestamp", Long.toString(timestamp));
    headers.put(
        "webhook-signature",
        secrets.stream()
            .map(secret -> onPurpose == Trouble.WRONG_SIGNATURE ? secret.another() : secret)
            .map(secret -> secret.sign(event.id(), timestamp, body))
            .collect(Collectors.joining(" ")));
    return headers;
  }
}
