package org.partbook;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.partbook.blob.OwnersOnly;

/// A file in the data folder, from when a restored database is filled until nothing is left to be
/// done with it. A server that began in between would give numbers of events once more that others
/// have seen, and would know nothing of what was published of the log.
public final class UnfinishedRestore {
  private static final String NAME = "restore-unfinished";

  private UnfinishedRestore() {}

  /// Says that the database is filled from now on.
  public static void begin(Path data) throws IOException {
    var file = data.resolve(NAME);
    var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileChannel.open(file, options, OwnersOnly.file(file)).close();
    force(data);
  }

  /// Says that all is done.
  static void end(Path data) throws IOException {
    if (Files.deleteIfExists(data.resolve(NAME))) {
      force(data);
    }
  }

  /// Sees to it that no server begins on what is half done.
  ///
  /// @throws DataFolderException if it is
  static void requireNone(Path data) {
    var file = data.resolve(NAME);
    if (Files.exists(file)) {
      throw new DataFolderException(
          "a restore into %s was broken off before its end: do it again, into an empty database. If you want to begin without it, delete %s"
              .formatted(data, file));
    }
  }

  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
