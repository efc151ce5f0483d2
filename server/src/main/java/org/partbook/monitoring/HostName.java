package org.partbook.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this machine calls itself. Java would ask the network for it, and perhaps wait.
final class HostName {
  private static final Path OF_LINUX = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /// The name.
  ///
  /// @param otherwise where the machine doesn't say
  static String orElse(String otherwise) {
    try {
      var name = Files.readString(OF_LINUX).strip();
      return name.isEmpty() ? otherwise : name;
    } catch (IOException _) {
      return otherwise;
    }
  }
}
