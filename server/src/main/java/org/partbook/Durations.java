package org.partbook;

import java.time.Duration;

/// Durations as people write them: `90s`, `30m`, `12h`, `14d`.
public final class Durations {
  /// A hundred years: time and again added to a date, no date overflows.
  private static final Duration LONGEST = Duration.ofDays(36_500);

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
    var duration = of(number, text.substring(digits.length()));
    if (duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a duration, such as 14d, is at most " + LONGEST.toDays() + "d");
    }
    return duration;
  }

  /// Writes one, in the largest unit of which it is a whole number.
  static String text(Duration duration) {
    var seconds = duration.toSeconds();
    if (duration.toMillis() % 1000 != 0) {
      return duration.toMillis() + "ms";
    }
    return seconds % 86_400 == 0
        ? seconds / 86_400 + "d"
        : seconds % 3_600 == 0
            ? seconds / 3_600 + "h"
            : seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static Duration of(long number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
