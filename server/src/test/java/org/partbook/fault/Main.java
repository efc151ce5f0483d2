package org.partbook.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// `make faults`. The exit code is 0 if everything was as it has to be, 1 if not, 2 for options
/// that can't be used.
final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    Options options;
    try {
      options = Options.read(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println("faults: " + e.getMessage());
      System.exit(2);
      return;
    }
    delete(options.work());
    Files.createDirectories(options.work());
    var report = new Trial(options).run();
    Files.createDirectories(options.report().resolveSibling(""));
    Files.writeString(options.report(), report.text());
    System.out.println(report.text());
    System.err.println("faults: written: " + options.report());
    if (report.isGood()) {
      delete(options.work());
    }
    System.exit(report.isGood() ? 0 : 1);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
