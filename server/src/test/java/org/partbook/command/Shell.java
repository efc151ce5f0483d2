package org.partbook.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.partbook.fault.site.Launcher;

/// Runs `./partbook` as somebody at a terminal would, in a folder of its own and without the
/// settings of whoever runs the tests. Everything that was started is ended with it.
final class Shell implements AutoCloseable {
  private static final String CATALOG = "catalog.jsonl";

  /// One for piano, as the demo sells.
  private static final String SAMPLE = "minuet-in-g";

  private final Path launcher;
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();
  private final List<Launched> started = new ArrayList<>();

  private Shell(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  static Shell in(Path folder, Path launcher) {
    return new Shell(launcher, folder);
  }

  /// With the program as it was packaged, but without its sources: so it is never built again.
  static Shell installedIn(Path folder) {
    try {
      var root = Path.of(System.getProperty("partbook.root", "")).toRealPath();
      var launcher = Launcher.install(root, folder.resolve("an installation"));
      Files.createSymbolicLink(launcher.resolveSibling("samples"), root.resolve("samples"));
      return new Shell(launcher, folder)
          .with("PARTBOOK_JAVA", System.getProperty("java.home"))
          // Shops of tests are in a greater hurry than any other.
          .with("PARTBOOK_LIMIT_TOKEN", "off")
          .with("PARTBOOK_LIMIT_ADDRESS", "off");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With the first of the samples and no other: to import all of them is most of a demo's start.
  Shell withOneSample() throws IOException {
    var samples = launcher.resolveSibling("samples");
    var all = samples.toRealPath();
    Files.delete(samples);
    var score = Files.createDirectories(samples.resolve(SAMPLE));
    try (var files = Files.list(all.resolve(SAMPLE))) {
      for (var file : files.toList()) {
        Files.copy(file, score.resolve(all.resolve(SAMPLE).relativize(file)));
      }
    }
    try (var lines = Files.lines(all.resolve(CATALOG))) {
      Files.write(
          samples.resolve(CATALOG), lines.filter(line -> line.contains(SAMPLE + "/")).toList());
    }
    return this;
  }

  Shell with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// Runs a command to its end.
  Launched.Result run(String... arguments) {
    return start(arguments).result();
  }

  Launched start(String... arguments) {
    var command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PARTBOOK_"));
    builder.environment().putAll(environment);
    try {
      var launched = new Launched(builder.start());
      started.add(launched);
      return launched;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    started.forEach(Launched::close);
  }
}
