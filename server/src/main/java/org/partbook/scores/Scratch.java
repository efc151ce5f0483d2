package org.partbook.scores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.blob.OwnersOnly;
import org.partbook.blob.Unfinished;

/// The folder for files in the making. Whatever lies there may be deleted.
final class Scratch {
  private final Path folder;
  private final BlobStore blobs;

  private Scratch(Path folder, BlobStore blobs) {
    this.folder = folder;
    this.blobs = blobs;
  }

  /// The folder, made if need be, and without what a process that was killed has left there. The
  /// pictures of pages without a stamp that an earlier version kept there go too.
  ///
  /// @param blobs of which it gets copies
  static Scratch clean(Path folder, BlobStore blobs) throws IOException {
    OwnersOnly.folders(folder);
    try (var files = Files.list(folder)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (isAbandoned(file)) {
          delete(file);
        }
      }
    }
    return new Scratch(folder, blobs);
  }

  /// A place for a file that isn't there yet.
  Path place() {
    return Unfinished.in(folder);
  }

  /// A blob as a file, for programs that read nothing else.
  ///
  /// @throws NoSuchFileException if there is no such blob
  TemporaryFile copyOf(BlobKey blob) throws IOException {
    var copy = new TemporaryFile(place());
    try (var whole = blobs.open(blob);
        var bytes = whole.open(0, whole.length())) {
      Files.copy(bytes, copy.path());
      return copy;
    } catch (IOException | RuntimeException e) {
      copy.close();
      throw e;
    }
  }

  private static boolean isAbandoned(Path file) throws IOException {
    return String.valueOf(file.getFileName()).matches("v[0-9]+") || Unfinished.isAbandoned(file);
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
