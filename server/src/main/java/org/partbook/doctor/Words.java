package org.partbook.doctor;

import java.time.Duration;
import java.util.Locale;

/// How findings say numbers.
final class Words {
  private static final long KIB = 1 << 10;
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB"};

  private Words() {}

  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  static String bytes(long bytes) {
    if (bytes < KIB) {
      return count(bytes, "byte", "bytes");
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= KIB && unit < UNITS.length - 1) {
      amount /= KIB;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", amount, UNITS[unit]);
  }

  /// To the millisecond below two seconds, else to the second.
  static String time(Duration time) {
    var length = time.abs();
    if (length.toMillis() == 0) {
      return "less than 1 ms";
    }
    return length.toSeconds() < 2
        ? length.toMillis() + " ms"
        : count(length.toSeconds(), "second", "seconds");
  }
}
