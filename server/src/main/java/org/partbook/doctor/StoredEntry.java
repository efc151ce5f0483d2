package org.partbook.doctor;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// An entry of a line, as the journal has it.
record StoredEntry(
    long id,
    Instant at,
    String kind,
    OptionalLong vendor,
    Optional<String> currency,
    OptionalLong quantity,
    Optional<BigDecimal> net,
    String body) {
  /// For a message.
  String named() {
    return "entry " + id + " (" + kind + ")";
  }
}
