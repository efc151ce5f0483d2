package org.partbook.doctor;

import java.io.IOException;

/// Looks at one thing.
interface Check {
  /// By which people and programs know it.
  String name();

  /// Looks, and mends what it may.
  Outcome examine() throws IOException;
}
