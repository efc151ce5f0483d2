package org.partbook.command;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Times in tables: ISO 8601 in UTC, to the second.
final class Times {
  private Times() {}

  static String of(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static String of(Optional<Instant> time) {
    return time.map(Times::of).orElse("-");
  }
}
