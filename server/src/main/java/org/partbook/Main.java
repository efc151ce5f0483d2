package org.partbook;

import java.io.IOException;
import java.security.Security;
import java.util.logging.LogManager;
import org.partbook.command.Program;

/// The program's entry.
public final class Main {
  private static final String PREFERRED = "jdk.security.provider.preferred";

  private Main() {}

  public static void main(String[] args) throws IOException {
    readLogging();
    askOneProvider();
    System.exit(Program.run(args));
  }

  /// Who signs something, or logs in at the database, would otherwise wake one provider of
  /// cryptography after the other to find the last one that has it, elliptic curves and all. Where
  /// it is missing, that is still what happens.
  private static void askOneProvider() {
    if (Security.getProperty(PREFERRED) == null) {
      Security.setProperty(PREFERRED, "HmacSHA256:SunJCE, PBKDF2WithHmacSHA256:SunJCE");
    }
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
