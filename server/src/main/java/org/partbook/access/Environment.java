package org.partbook.access;

import java.util.Locale;

/// The world that a token opens. Orders of one are invisible in the other.
public enum Environment {
  LIVE,
  SANDBOX;

  /// As it stands in headers, in the database and on the command line.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Environment ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
