package org.partbook.bench.serving.tools;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// One run of the load generator (`bench/load/load.c`).
public final class Load {
  private static final Duration MORE = Duration.ofMinutes(1);

  private final List<String> words = new ArrayList<>();
  private double seconds;

  private Load() {}

  /// Where the compiled generator is.
  public record Generator(Path program) {

    /// Compiles it.
    public static Generator compiled(Path source, Path into)
        throws IOException, InterruptedException, NoResult {
      Command.of("cc", "-O2", "-o", into.toString(), source.toString()).run();
      return new Generator(into);
    }

    /// A run that has to be told for how long.
    ///
    /// @param script what the connections do: get, register, completed, sale or slow
    public Load at(int port, String script) {
      var load = new Load();
      load.words.add(program.toString());
      return load.with("--port", port).with("--script", script);
    }
  }

  public Load with(String option, Object value) {
    words.add(option);
    words.add(String.format(Locale.ROOT, "%s", value));
    return this;
  }

  public Load seconds(double time) {
    seconds = time;
    return with("--seconds", time);
  }

  /// Starts it and leaves it to the caller.
  public Process start(Path log) throws IOException {
    return Command.of(words.toArray(String[]::new)).start(log);
  }

  /// Its figures; `latency` and `completed` in milliseconds, as in `latency.p99`.
  ///
  /// @throws NoResult if an answer was wrong or missing
  public Map<String, Double> run() throws IOException, InterruptedException, NoResult {
    return figures(
        Command.of(words.toArray(String[]::new)).within(MORE.plusSeconds((long) seconds)).run());
  }

  /// As [#run], where some may have come too late.
  public Map<String, Double> runWhateverIsUnfinished()
      throws IOException, InterruptedException, NoResult {
    return figuresOfAnswers(
        Command.of(words.toArray(String[]::new)).within(MORE.plusSeconds((long) seconds)).run());
  }

  /// What it wrote, as figures, if every answer was right and came.
  public static Map<String, Double> figures(String output) throws NoResult {
    return figures(output, List.of("wrong", "broken", "unfinished"));
  }

  /// The same where it matters only that every answer was right: some may have come too late.
  public static Map<String, Double> figuresOfAnswers(String output) throws NoResult {
    return figures(output, List.of("wrong", "broken"));
  }

  private static Map<String, Double> figures(String output, List<String> faults) throws NoResult {
    var figures = new TreeMap<String, Double>();
    try {
      flatten("", Json.read(output), figures);
    } catch (MalformedJson e) {
      throw new NoResult("the load generator says: " + output);
    }
    for (var fault : faults) {
      if (figures.getOrDefault(fault, 0.0) > 0) {
        throw new NoResult(
            "%s answers: %.0f of %.0f, %s"
                .formatted(fault, figures.get(fault), figures.get("requests"), output.strip()));
      }
    }
    if (figures.getOrDefault("requests", 0.0) + figures.getOrDefault("bytes", 0.0) == 0) {
      throw new NoResult("no answer at all");
    }
    figures.put(
        "generator", figures.getOrDefault("processor", 0.0) / figures.getOrDefault("seconds", 1.0));
    return figures;
  }

  private static void flatten(String prefix, JsonNode node, Map<String, Double> into) {
    node.properties()
        .forEach(field -> {
          var name = prefix + field.getKey();
          if (field.getValue().isObject()) {
            flatten(name + ".", field.getValue(), into);
          } else {
            into.put(name, field.getValue().asDouble());
          }
        });
  }
}
