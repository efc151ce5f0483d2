package org.partbook.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;

/// The folder where a child may put things aside, gone when the child is.
final class ChildFolder {
  private static final String PREFIX = "partbook-child";

  private ChildFolder() {}

  static Path create() throws IOException {
    return Files.createTempDirectory(PREFIX);
  }

  /// In bytes, of all that is in it. What vanishes meanwhile takes no room.
  static long size(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(ChildFolder::sizeOfFile).sum();
    } catch (UncheckedIOException e) {
      return 0;
    } catch (NoSuchFileException e) {
      return 0;
    }
  }

  static long sizeOfFile(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /// As far as it goes: what is left over is in the folder for such things.
  static void delete(Path folder) {
    var name = String.valueOf(folder.getFileName());
    if (!name.startsWith(PREFIX)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException _) {
      // A process that is just ending may still write.
    }
  }
}
