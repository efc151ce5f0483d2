package org.partbook.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Files in the making. Each has a name that nobody else gives, and stays under it when its process
/// is killed.
public final class Unfinished {
  /// Nothing takes so long to make.
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final String SUFFIX = ".part";

  private Unfinished() {}

  /// A place in a folder for a file that isn't there yet.
  public static Path in(Path folder) {
    return folder.resolve("." + UUID.randomUUID() + SUFFIX);
  }

  /// Whether it is called as those are that somebody is writing, or was.
  public static boolean isOne(Path file) {
    return String.valueOf(file.getFileName()).endsWith(SUFFIX);
  }

  /// Whether it is one that nobody will finish.
  public static boolean isAbandoned(Path file) throws IOException {
    if (!isOne(file)) {
      return false;
    }
    try {
      var limit = Instant.now().minus(ABANDONED);
      return Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (NoSuchFileException _) {
      return false;
    }
  }
}
