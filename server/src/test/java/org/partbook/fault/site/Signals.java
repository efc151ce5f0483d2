package org.partbook.fault.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Kills, stops and continues processes.
public final class Signals {
  private Signals() {}

  /// One of them may have ended by itself meanwhile, which `kill` tells by its exit code.
  public static void send(String name, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    if (processes.isEmpty()) {
      return;
    }
    var command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /// The embedded PostgreSQL of a data folder, if it runs: the postmaster and all of its own.
  static List<ProcessHandle> postgres(Path data) throws IOException {
    return postmaster(data.resolve("postgres/data")).orElse(List.of());
  }

  /// Of PostgreSQL's own folder, if it runs.
  static Optional<List<ProcessHandle>> postmaster(Path folder) throws IOException {
    var file = folder.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var pid = Files.readAllLines(file).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .map(it -> Stream.concat(Stream.of(it), it.descendants()).toList());
  }

  /// A dead one that nobody has collected is none.
  public static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }
}
