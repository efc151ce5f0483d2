package org.partbook;

import java.util.Locale;

/// Sizes as people write them: `500k`, `256m`, `2g`, in units of 1024.
final class Sizes {
  private Sizes() {}

  /// Reads a size.
  ///
  /// @return in bytes
  /// @throws IllegalArgumentException if it isn't a whole number above 0 with a unit
  static long parse(String text) {
    var size = text.toLowerCase(Locale.ROOT);
    if (!size.matches("[1-9][0-9]{0,5}[kmg]")) {
      throw new IllegalArgumentException("a size looks like 500k, 256m or 2g");
    }
    int last = size.length() - 1;
    return Long.parseLong(size.substring(0, last)) << shift(size.charAt(last));
  }

  private static int shift(char unit) {
    return switch (unit) {
      case 'k' -> 10;
      case 'm' -> 20;
      default -> 30;
    };
  }
}
