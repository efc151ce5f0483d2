package org.partbook.limit;

import java.util.Optional;
import java.util.regex.Pattern;

/// How much somebody may ask for.
///
/// @param requests in the long run, in each of these times
/// @param burst requests at once, after a pause
public record Limit(int requests, Each each, int burst) {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,7})/([sm]),\\s*([0-9]{1,7})");

  /// A time in which there may be so many.
  public enum Each {
    SECOND(1),
    MINUTE(60);

    private final int seconds;

    Each(int seconds) {
      this.seconds = seconds;
    }

    private String unit() {
      return this == SECOND ? "s" : "m";
    }

    /// As a word.
    String word() {
      return this == SECOND ? "second" : "minute";
    }
  }

  public Limit {
    if (requests < 1 || burst < 1) {
      throw new IllegalArgumentException("both numbers must be 1 or more");
    }
  }

  /// Reads `off`, or one such as `200/s,1000`.
  ///
  /// @throws IllegalArgumentException if it is neither
  public static Optional<Limit> parse(String text) {
    if (text.equals("off")) {
      return Optional.empty();
    }
    var found = TEXT.matcher(text);
    if (!found.matches()) {
      throw new IllegalArgumentException(
          "it is off, or requests a second (or minute) and requests at once, such as 200/s,1000 or"
              + " 30/m,60");
    }
    return Optional.of(
        new Limit(
            Integer.parseInt(found.group(1)),
            found.group(2).equals("s") ? Each.SECOND : Each.MINUTE,
            Integer.parseInt(found.group(3))));
  }

  /// Requests a second.
  double rate() {
    return (double) requests / each.seconds;
  }

  @Override
  public String toString() {
    return "%d/%s,%d".formatted(requests, each.unit(), burst);
  }
}
