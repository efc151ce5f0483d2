package org.partbook.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(3);

  private static final int START_LINE = 2;
  private static final int PORT_LINE = 3;

  /// The one that lives; `data` is the real path.
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

  /// False as soon as its port and its memory are free. On Linux there is certainty: PostgreSQL
  /// works in its data folder.
  boolean isAlive(Path data) {
    if (LinuxProcess.AVAILABLE) {
      return LinuxProcess.of(pid)
          .filter(it -> it.runs("postgres") && it.folder().equals(data))
          .isPresent();
    }
    return ProcessHandle.of(pid).filter(this::seemsToBeIt).isPresent();
  }

  private static List<String> pidFile(Path data) throws IOException {
    try {
      return Files.readAllLines(data.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  private boolean seemsToBeIt(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent()
        && process
            .info()
            .startInstant()
            .map(start -> Duration.between(start, started).abs())
            .filter(difference -> difference.compareTo(CLOCKS_DIFFER) < 0)
            .isPresent();
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
