package org.partbook.scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/// The folder for files in the making. Whatever lies there may be deleted.
final class Scratch {
  /// Nothing takes so long to make.
  private static final Duration ABANDONED = Duration.ofDays(1);

  private Scratch() {}

  /// The folder, made if need be, and without what a process that was killed has left there. The
  /// pictures of pages without a stamp that an earlier version kept there go too.
  static Path clean(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (var files = Files.list(folder)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (isAbandoned(file)) {
          delete(file);
        }
      }
    }
    return folder;
  }

  private static boolean isAbandoned(Path file) throws IOException {
    var name = String.valueOf(file.getFileName());
    if (name.matches("v[0-9]+")) {
      return true;
    }
    var limit = Instant.now().minus(ABANDONED);
    return name.endsWith(".part")
        && Files.exists(file)
        && Files.getLastModifiedTime(file).toInstant().isBefore(limit);
  }

  private static void delete(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      try (Stream<Path> inside = Files.list(file)) {
        for (var one : (Iterable<Path>) inside::iterator) {
          delete(one);
        }
      }
    }
    Files.deleteIfExists(file);
  }
}
