package org.partbook.webhook;

import java.time.Instant;
import java.util.Optional;
import org.partbook.event.EventLog;
import org.partbook.event.EventTypes;

/// Where a vendor wants to be told.
///
/// @param log whose events are told
/// @param types which of them
/// @param openKey what signatures are checked with, where it is no secret
/// @param trouble what goes wrong on purpose with messages there
/// @param disabled since when and why nothing is sent there, if so
/// @param failures how many attempts have failed since the last that hasn't
/// @param failingSince when the first of these was
/// @param waiting how many deliveries haven't arrived
public record Endpoint(
    long id,
    EventLog log,
    String vendorName,
    WebhookUrl url,
    EventTypes types,
    Scheme scheme,
    Optional<String> openKey,
    Instant createdAt,
    Trouble trouble,
    Optional<Disabled> disabled,
    int failures,
    Optional<Instant> failingSince,
    long waiting) {
  /// Why and since when nothing is sent.
  public record Disabled(Instant since, String why) {}

  /// How it stands, in a word.
  public State state() {
    if (disabled.isPresent()) {
      return State.DISABLED;
    }
    return failures > 0 ? State.FAILING : State.ENABLED;
  }

  /// How an endpoint may stand.
  public enum State {
    ENABLED,
    /// The last attempt has failed.
    FAILING,
    DISABLED
  }
}
