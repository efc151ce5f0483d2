package org.partbook.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/// What a backup that was killed has left there: nothing of it is needed. The caller has the folder
/// for itself.
final class Leftovers {
  private Leftovers() {}

  static void remove(BackupFolder folder) throws IOException {
    for (var one : in(folder.backups())) {
      if (isUnfinished(one)) {
        DurableFiles.delete(one);
      }
    }
    for (var two : in(folder.blobs())) {
      for (var one : in(two)) {
        if (isUnfinished(one)) {
          Files.deleteIfExists(one);
        }
      }
    }
  }

  private static boolean isUnfinished(Path file) {
    return String.valueOf(file.getFileName()).endsWith(BackupFolder.UNFINISHED);
  }

  private static List<Path> in(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.toList();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    }
  }
}
