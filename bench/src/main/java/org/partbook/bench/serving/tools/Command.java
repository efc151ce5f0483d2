package org.partbook.bench.serving.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A program that is run to its end.
public final class Command {
  private static final Duration USUALLY = Duration.ofMinutes(30);
  private static final Pattern NOT_OURS =
      Pattern.compile("(PARTBOOK_|PG).*|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS");
  private static final int MOST_SHOWN = 1500;

  private final List<String> words = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Duration limit = USUALLY;

  private Command() {}

  public static Command of(String... words) {
    return new Command().and(words);
  }

  public Command and(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  public Command with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  public Command within(Duration longest) {
    limit = longest;
    return this;
  }

  /// What it wrote to its standard output.
  ///
  /// @throws NoResult if it failed, or didn't end in time
  public String run() throws IOException, InterruptedException, NoResult {
    var out = Files.createTempFile("bench", ".out");
    var err = Files.createTempFile("bench", ".err");
    try {
      var process = builder().redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      boolean ended;
      try {
        ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      } finally {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
      }
      if (!ended || process.exitValue() != 0) {
        throw new NoResult(
            "%s %s: %s"
                .formatted(
                    words.getFirst(),
                    ended ? "failed with " + process.exitValue() : "took too long",
                    end(err)));
      }
      return Files.readString(out);
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /// Starts it and leaves it to the caller; what it says goes to a file.
  public Process start(Path log) throws IOException {
    return builder().redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private ProcessBuilder builder() {
    var builder = new ProcessBuilder(words);
    // Settings of whoever measures must not get into what is measured.
    builder.environment().keySet().removeIf(name -> NOT_OURS.matcher(name).matches());
    builder.environment().putAll(environment);
    builder.redirectInput(Path.of("/dev/null").toFile());
    return builder;
  }

  private static String end(Path file) throws IOException {
    var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
    return text.substring(Math.max(0, text.length() - MOST_SHOWN));
  }
}
