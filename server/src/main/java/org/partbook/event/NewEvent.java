package org.partbook.event;

import java.time.Instant;
import org.partbook.ledger.Facts;

/// An event that gets its number when it is appended.
///
/// @param subject our number of what it is about: events about the same thing are delivered in
///   their order
public record NewEvent(EventLog log, EventType type, Instant at, long subject, Facts data) {
  /// The clock of a sandbox may be ahead, and events are kept by their age.
  NewEvent notAfter(Instant now) {
    return at.isAfter(now) ? new NewEvent(log, type, now, subject, data) : this;
  }
}
