package org.partbook.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// `demo.env`, read as a script would.
final class DemoEnvironment {
  private DemoEnvironment() {}

  /// Waits until the demo has written it.
  static Map<String, String> await(Path file, Launched demo)
      throws IOException, InterruptedException {
    while (!Files.exists(file)) {
      if (!demo.isAlive()) {
        throw new AssertionError("the demo ended: " + demo.result());
      }
      Thread.sleep(20);
    }
    var values = new TreeMap<String, String>();
    for (var line : Files.readAllLines(file)) {
      var pair = line.split("=", 2);
      values.put(pair[0], pair[1]);
    }
    return values;
  }
}
