package org.partbook.client;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is refused before anything is sent.
final class Checks {
  private Checks() {}

  /// Names what is missing, which a message of the JVM's own can't.
  static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new NullPointerException(name + " must not be null");
    }
    return value;
  }

  static void id(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 or more, not " + value);
    }
  }

  /// Bounds that any server has, so that nothing absurd is written out.
  static BigDecimal price(String name, BigDecimal value) {
    given(name, value);
    if (value.signum() < 0) {
      throw new IllegalArgumentException(name + " must be 0 or more, not " + value);
    }
    if (value.precision() - (long) value.scale() > 18 || value.scale() > 18) {
      throw new IllegalArgumentException(name + " has too many digits: " + value);
    }
    return value;
  }

  static Duration positive(String name, Duration value) {
    given(name, value);
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than nothing, not " + value);
    }
    if (value.compareTo(Duration.ofDays(365)) > 0) {
      throw new IllegalArgumentException(name + " must be a year at most, not " + value);
    }
    return value;
  }
}
