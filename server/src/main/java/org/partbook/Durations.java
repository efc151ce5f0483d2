package org.partbook;

import java.time.Duration;

/// Durations as people write them: `90s`, `30m`, `12h`, `14d`.
public final class Durations {
  private Durations() {}

  /// Reads a duration.
  ///
  /// @throws IllegalArgumentException if it isn't a whole number above 0 with a unit
  public static Duration parse(String text) {
    if (!text.matches("[1-9][0-9]{0,8}(ms|s|m|h|d)")) {
      throw new IllegalArgumentException("a duration looks like 500ms, 90s, 30m, 12h or 14d");
    }
    var digits = text.replaceAll("[a-z]", "");
    var number = Long.parseLong(digits);
    return switch (text.substring(digits.length())) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
