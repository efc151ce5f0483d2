package org.partbook;

import java.io.IOException;
import java.util.logging.LogManager;
import org.partbook.command.Program;

/// The program's entry.
public final class Main {
  private Main() {}

  public static void main(String[] args) throws IOException {
    readLogging();
    System.exit(Program.run(args));
  }

  /// Without it, java.util.logging would take the JDK's own file. Whoever names one with
  /// `-Djava.util.logging.config.file` gets that.
  private static void readLogging() throws IOException {
    if (System.getProperty("java.util.logging.config.file") == null) {
      try (var file = Main.class.getResourceAsStream("/logging.properties")) {
        LogManager.getLogManager().readConfiguration(file);
      }
    }
  }
}
