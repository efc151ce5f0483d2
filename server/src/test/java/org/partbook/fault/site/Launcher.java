package org.partbook.fault.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `./partbook` of an installation, with settings.
///
/// @param program the launcher
/// @param folder where it runs
/// @param settings all of them; those of whoever runs the trial don't count
public record Launcher(Path program, Path folder, Map<String, String> settings) {
  public Launcher {
    settings = Map.copyOf(settings);
  }

  /// The program as it was packaged, but without its sources: so it is never built again.
  ///
  /// @return the launcher
  public static Path install(Path checkout, Path home) throws IOException {
    Files.createDirectories(home.resolve("server"));
    Files.copy(checkout.resolve("partbook"), home.resolve("partbook"));
    Files.createSymbolicLink(home.resolve("server/target"), checkout.resolve("server/target"));
    return home.resolve("partbook");
  }

  Launcher with(Map<String, String> more) {
    var all = new TreeMap<>(settings);
    all.putAll(more);
    return new Launcher(program, folder, all);
  }

  List<String> command(String... arguments) {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  ProcessBuilder prepared(List<String> command) {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PARTBOOK_"));
    builder.environment().putAll(settings);
    return builder;
  }

  /// What a command has written to standard output.
  ///
  /// @param exit its exit code
  public record Result(int exit, String out) {}

  /// Runs a command to its end. What it complains about is in a file beside.
  public Result run(String... arguments) throws IOException, InterruptedException {
    var errors = folder.resolve("commands.err").toFile();
    var process =
        prepared(command(arguments))
            .redirectError(ProcessBuilder.Redirect.appendTo(errors))
            .start();
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out);
  }

  /// Runs one that has to succeed.
  String done(String... arguments) throws IOException, InterruptedException {
    var result = run(arguments);
    if (result.exit() != 0) {
      throw new IllegalStateException(
          String.join(" ", arguments)
              + " ended with "
              + result.exit()
              + ": "
              + result.out()
              + Files.readString(folder.resolve("commands.err")));
    }
    return result.out();
  }
}
