package org.partbook.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// What a command printed that was typed into this very process.
///
/// @param code the exit code
public record Typed(int code, String out, String err) {
  /// Where commands are typed: a folder with the settings of an installation.
  public static final class Shell {
    private final Path folder;

    /// @param settings of the installation, without its folder
    public Shell(Path folder, Map<String, String> settings) {
      this.folder = folder;
      try {
        Files.writeString(
            folder.resolve("partbook.env"),
            settings.entrySet().stream()
                .filter(one -> !one.getKey().equals("PARTBOOK_DATA"))
                .map(one -> one.getKey() + "=" + one.getValue() + "\n")
                .collect(Collectors.joining()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Shell(Path folder) {
      this.folder = folder;
    }

    /// Where everything is as it comes, in a folder that may not be there.
    public static Shell in(Path folder) {
      return new Shell(folder);
    }

    /// Where they are typed.
    public Path folder() {
      return folder;
    }

    /// Runs `partbook catalog import FILE MORE --data FOLDER`.
    Typed importing(Path file, String... more) {
      var words = new ArrayList<>(List.of("catalog", "import", file.toString()));
      words.addAll(List.of(more));
      return type(words.toArray(String[]::new));
    }

    /// Runs `partbook WORDS --data FOLDER`.
    public Typed type(String... words) {
      var all = new ArrayList<>(List.of(words));
      all.add("--data");
      all.add(folder.toString());
      return of(all.toArray(String[]::new));
    }
  }

  /// Runs `partbook WORDS`.
  static Typed of(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        Console.of(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false);
    int code = Program.run(console, words);
    return new Typed(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /// What was printed as JSON.
  public JsonNode json() {
    try {
      return Json.read(out);
    } catch (MalformedJson e) {
      throw new AssertionError(this.toString(), e);
    }
  }
}
