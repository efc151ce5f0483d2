package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What programs and PostgreSQLs that were killed left behind, in a folder where no PostgreSQL runs
/// as it should. The caller holds the gate, so nothing of it belongs to a living program.
final class Leftovers {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Leftovers() {}

  /// Ends programs that still work there: `initdb` or `pg_ctl` of a killed program, and sessions of
  /// a killed PostgreSQL, which notice its death only when they next have nothing to do and until
  /// then keep a new one from starting. Killing these loses nothing: the memory that they share is
  /// lost already, and the next start replays the log.
  static void endPrograms(DatabaseFolder folder) throws IOException, InterruptedException {
    if (!LinuxProcess.AVAILABLE) {
      return;
    }
    var data = folder.realData();
    var deadline = Deadline.in(PATIENCE);
    while (programs(folder, data).peek(ProcessHandle::destroyForcibly).count() > 0) {
      if (!deadline.pause()) {
        throw new EmbeddedPostgresException(
            "in folder %s processes of an earlier PostgreSQL run on, even when killed: %s"
                .formatted(folder.parent(), pids(programs(folder, data))));
      }
    }
  }

  /// Not left to PostgreSQL: it takes any process with that number for itself, and gives up before
  /// an empty file.
  static void removePidFile(DatabaseFolder folder) throws IOException {
    Files.deleteIfExists(folder.data().resolve("postmaster.pid"));
  }

  private static Stream<ProcessHandle> programs(DatabaseFolder folder, Path data) {
    return ProcessHandle.allProcesses()
        .filter(process ->
            LinuxProcess.of(process.pid()).filter(it -> isOurs(it, folder, data)).isPresent());
  }

  private static boolean isOurs(LinuxProcess process, DatabaseFolder folder, Path data) {
    return (process.folder().startsWith(folder.path()) || process.folder().equals(data))
        && Stream.of("postgres", "initdb", "pg_ctl").anyMatch(process::runs);
  }

  private static List<Long> pids(Stream<ProcessHandle> processes) {
    return processes.map(ProcessHandle::pid).toList();
  }
}
