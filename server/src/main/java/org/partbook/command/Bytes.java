package org.partbook.command;

import java.util.Locale;

/// Numbers of bytes, for people.
final class Bytes {
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};
  private static final double STEP = 1000;

  private Bytes() {}

  static String of(long bytes) {
    double number = bytes;
    int unit = 0;
    while (number >= STEP && unit < UNITS.length - 1) {
      number /= STEP;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", number, UNITS[unit]);
  }
}
