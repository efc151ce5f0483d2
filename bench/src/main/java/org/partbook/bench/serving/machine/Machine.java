package org.partbook.bench.serving.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// What was measured on, in a line.
public final class Machine {
  private Machine() {}

  public static String description() throws IOException {
    return String.format(
        Locale.ROOT,
        "%d × %s, %.0f GiB of memory, Linux %s, Java %s",
        Runtime.getRuntime().availableProcessors(),
        value("/proc/cpuinfo", "model name").orElse("processor"),
        value("/proc/meminfo", "MemTotal")
                .map(text -> Double.parseDouble(text.replaceAll("[^0-9]", "")))
                .orElse(0.0)
            / (1 << 20),
        // What a distribution or a host adds to it says nothing about speed.
        System.getProperty("os.version").replaceAll("^(\\d+\\.\\d+).*", "$1"),
        System.getProperty("java.version"));
  }

  private static Optional<String> value(String file, String name) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    }
  }
}
