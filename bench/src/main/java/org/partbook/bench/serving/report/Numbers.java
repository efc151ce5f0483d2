package org.partbook.bench.serving.report;

import java.util.Locale;

/// Figures for people: as many digits as say something.
final class Numbers {
  private Numbers() {}

  static String shortly(double value) {
    double size = Math.abs(value);
    if (size >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (size >= 10) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    if (size >= 0.1 || size == 0) {
      return trimmed(String.format(Locale.ROOT, "%.2f", value));
    }
    return trimmed(String.format(Locale.ROOT, "%.4f", value));
  }

  private static String trimmed(String text) {
    return text.replaceAll("\\.?0+$", "");
  }
}
