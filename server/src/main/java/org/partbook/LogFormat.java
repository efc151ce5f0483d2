package org.partbook;

import java.util.logging.Formatter;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// How the log is written.
public enum LogFormat {
  /// For people.
  TEXT,
  /// For programs: one JSON object a line.
  JSON;

  static LogFormat parse(String value) {
    return switch (value) {
      case "text" -> TEXT;
      case "json" -> JSON;
      default -> throw new IllegalArgumentException("it is one of text, json");
    };
  }

  /// From now on all of this process's log is written like this. The text is what the logging's own
  /// settings say, so there it stays with these.
  public void use() {
    if (this == JSON) {
      useFor(Logger.getLogger(""), new JsonLogFormatter());
    }
  }

  private static void useFor(Logger root, Formatter formatter) {
    Stream.of(root.getHandlers()).forEach(handler -> handler.setFormatter(formatter));
  }
}
