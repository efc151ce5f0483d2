package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.FilesFolder.BadFile;
import org.partbook.json.Quoted;

/// The files that a line names: where they are and which bytes they have. Nobody has looked yet
/// whether they are what they should be.
final class FoundFiles {
  private final FilesFolder folder;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final Map<String, String> bad = new HashMap<>();

  private FoundFiles(FilesFolder folder) {
    this.folder = folder;
  }

  /// Finds the files of a line.
  ///
  /// @throws IOException if one is there and can't be read
  static FoundFiles of(FilesFolder folder, AssetDraft draft) throws IOException {
    var files = new FoundFiles(folder);
    for (var wanted : draft.renderings()) {
      files.find(wanted.field(), wanted.file());
    }
    for (var wanted : draft.images()) {
      try {
        files.find(wanted.field(), wanted.file());
      } catch (IOException e) {
        files.bad.put(wanted.field(), "can't be read: " + e.getMessage());
      }
    }
    return files;
  }

  private void find(String field, String name) throws IOException {
    try {
      var file = folder.find(name);
      if (Files.size(file) == 0) {
        throw new BadFile("is empty: " + Quoted.of(name));
      }
      var modified = Files.getLastModifiedTime(file);
      found.put(field, new Found(field, file, BlobKey.of(file), Files.size(file), modified));
    } catch (BadFile e) {
      bad.put(field, e.text());
    }
  }

  /// The file that a field names.
  Found get(String field) throws BadFile {
    var one = found.get(field);
    if (one == null) {
      throw new BadFile(bad.getOrDefault(field, "is not in the files folder"));
    }
    return one;
  }

  Iterable<Found> all() {
    return found.values();
  }

  Set<BlobKey> keys() {
    return found.values().stream().map(Found::key).collect(Collectors.toSet());
  }

  /// A file that is there.
  ///
  /// @param field that names it
  record Found(String field, Path file, BlobKey key, long bytes, FileTime modified) {
    /// Whether somebody has written it since. It may have waited for a while.
    boolean hasChanged() throws IOException {
      try {
        return Files.size(file) != bytes || !Files.getLastModifiedTime(file).equals(modified);
      } catch (NoSuchFileException _) {
        return true;
      }
    }
  }
}
