package org.partbook.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;

/// `serve` with options that leave nothing to ask: what service managers and the launcher start.
///
/// picocli would take a third of the processor time that a server needs to start, for three
/// options. Whatever isn't as plain as can be, such as an option that it would have to explain, is
/// left to picocli.
final class PlainServe {
  private PlainServe() {}

  /// What picocli would make of the arguments; nothing if it should be asked.
  static Optional<ServeCommand> of(Console console, String... args) {
    if (args.length % 2 == 0 || !args[0].equals("serve")) {
      return Optional.empty();
    }
    var serve = new ServeCommand(console);
    var seen = new HashSet<String>();
    for (int at = 1; at < args.length; at += 2) {
      if (!seen.add(args[at]) || !isPlain(args[at + 1]) || !set(serve, args[at], args[at + 1])) {
        return Optional.empty();
      }
    }
    return Optional.of(serve);
  }

  /// Not another option, nor a file of arguments.
  private static boolean isPlain(String value) {
    return !value.isEmpty() && value.charAt(0) != '-' && value.charAt(0) != '@';
  }

  private static boolean set(ServeCommand serve, String option, String value) {
    switch (option) {
      case "--data" -> {
        try {
          serve.options.data = Optional.of(Path.of(value));
        } catch (InvalidPathException _) {
          return false;
        }
      }
      case "--host" -> serve.listening.host = Optional.of(value);
      case "--port" -> {
        if (!isNumber(value)) {
          return false;
        }
        serve.listening.port = Optional.of(Integer.valueOf(value));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String value) {
    return value.length() <= 5 && value.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
