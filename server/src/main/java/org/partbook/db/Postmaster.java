package org.partbook.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The process that is the PostgreSQL of a data folder, as its `postmaster.pid` tells.
///
/// That file outlives a killed PostgreSQL and a power cut, and its number may meanwhile belong to
/// any process. So nobody is signalled, or taken for PostgreSQL, on the file's word alone.
record Postmaster(long pid, int port, Instant started) {
  private static final Path PROC = Path.of("/proc");
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(3);

  private static final int START_LINE = 2;
  private static final int PORT_LINE = 3;

  /// The one that lives.
  static Optional<Postmaster> of(Path data) throws IOException {
    var lines = pidFile(data);
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    var postmaster =
        new Postmaster(
            number(lines.getFirst()),
            (int) number(lines.get(PORT_LINE)),
            Instant.ofEpochSecond(number(lines.get(START_LINE))));
    return Optional.of(postmaster).filter(it -> it.isAlive(data));
  }

  boolean isAlive(Path data) {
    return ProcessHandle.of(pid).filter(process -> isPostgresOf(data, process)).isPresent();
  }

  /// To be called when `of` finds none: removes what a dead PostgreSQL left behind, so that a new
  /// one starts. PostgreSQL handles a dead process in `postmaster.pid` by itself, but not one whose
  /// number another process has now. Its orphaned children keep its shared memory until they
  /// notice; killing them is safe, for that memory is lost anyway and the log is replayed.
  static void clearRemains(Path data) throws IOException {
    if (Files.isDirectory(PROC.resolve("self"))) {
      ProcessHandle.allProcesses()
          .filter(process -> runsIn(data, process))
          .forEach(ProcessHandle::destroyForcibly);
    }
    var lines = pidFile(data);
    if (!lines.isEmpty() && ProcessHandle.of(number(lines.getFirst())).isPresent()) {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    }
  }

  private static List<String> pidFile(Path data) throws IOException {
    try {
      return Files.readAllLines(data.resolve("postmaster.pid"));
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private boolean isPostgresOf(Path data, ProcessHandle process) {
    if (Files.isDirectory(PROC.resolve("self"))) {
      return runsIn(data, process);
    }
    return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent()
        && process
            .info()
            .startInstant()
            .map(start -> Duration.between(start, started).abs())
            .filter(difference -> difference.compareTo(CLOCKS_DIFFER) < 0)
            .isPresent();
  }

  /// On Linux there is certainty: PostgreSQL works in its data folder. A process that is dead but
  /// not yet collected by its parent (a container's first process may never do it) has no folder,
  /// and one of another user doesn't show it.
  private static boolean runsIn(Path data, ProcessHandle process) {
    var proc = PROC.resolve(Long.toString(process.pid()));
    try {
      return Files.readSymbolicLink(proc.resolve("cwd")).equals(data.toRealPath())
          && Files.readSymbolicLink(proc.resolve("exe")).endsWith("bin/postgres");
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  /// Zero, which is no process, for anything that is not a number.
  private static long number(String line) {
    try {
      return Long.parseLong(line.strip());
    } catch (NumberFormatException _) {
      return 0;
    }
  }
}
