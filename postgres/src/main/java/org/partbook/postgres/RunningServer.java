package org.partbook.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// What a server tells the others about itself, in a file: its pid, and once its database is ready
/// the port. The locks alone decide who owns what; this is for messages, and to find the port.
record RunningServer(long pid, int port) {
  private static final int NOT_READY = 0;

  static void announceStart(DatabaseFolder folder) throws IOException {
    announceReady(folder, NOT_READY);
  }

  static void announceReady(DatabaseFolder folder, int port) throws IOException {
    var unfinished = Path.of(folder.server() + ".unfinished");
    Files.writeString(unfinished, "%d %d%n".formatted(ProcessHandle.current().pid(), port));
    Files.move(unfinished, folder.server(), StandardCopyOption.ATOMIC_MOVE);
  }

  static void withdraw(DatabaseFolder folder) throws IOException {
    Files.deleteIfExists(folder.server());
  }

  /// A killed server's file stays; its pid tells, mostly. After a power cut it may be empty.
  static Optional<RunningServer> of(DatabaseFolder folder) throws IOException {
    try {
      var words = Files.readString(folder.server()).strip().split(" ", -1);
      if (words.length != 2) {
        return Optional.empty();
      }
      var server = new RunningServer(Long.parseLong(words[0]), Integer.parseInt(words[1]));
      return ProcessHandle.of(server.pid).map(_ -> server);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  boolean isReady() {
    return port != NOT_READY;
  }
}
