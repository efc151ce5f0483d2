package org.partbook.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.FilesFolder.BadFile;
import org.partbook.catalog.KeptFiles.Kept;
import org.partbook.json.Quoted;

/// The files that a line names: where they are and which bytes they have. Nobody has looked yet
/// whether they are what they should be.
///
/// A line that was made of what the catalogue has names a file by what it is, `blob:SHA-256`. If it
/// is what it was there, nothing is read; else its bytes are fetched.
final class FoundFiles {
  private final FilesFolder folder;
  private final KeptFiles keptFiles;
  private final Asset asset;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final Map<String, Kept> kept = new HashMap<>();
  private final Map<String, String> bad = new HashMap<>();

  private FoundFiles(FilesFolder folder, KeptFiles keptFiles, Asset asset) {
    this.folder = folder;
    this.asset = asset;
    this.keptFiles = keptFiles;
  }

  /// Finds the files of a line.
  ///
  /// @throws IOException if one is there and can't be read
  static FoundFiles of(FilesFolder folder, KeptFiles keptFiles, AssetDraft draft)
      throws IOException {
    var files = new FoundFiles(folder, keptFiles, draft.asset());
    for (var wanted : draft.renderings()) {
      var kept = keptFiles.rendering(draft.asset(), wanted.file(), wanted.type(), wanted.usage());
      files.keepOrFind(wanted.field(), wanted.file(), kept);
    }
    for (var wanted : draft.images()) {
      try {
        files.keepOrFind(
            wanted.field(), wanted.file(), keptFiles.image(draft.asset(), wanted.file()));
      } catch (IOException e) {
        files.bad.put(wanted.field(), "can't be read: " + e.getMessage());
      }
    }
    return files;
  }

  private void keepOrFind(String field, String name, Optional<Kept> asBefore) throws IOException {
    if (asBefore.isPresent()) {
      kept.put(field, asBefore.get());
    } else {
      find(field, name);
    }
  }

  /// What a field names, if it is there and needs no looking at.
  Optional<Kept> kept(String field) {
    return Optional.ofNullable(kept.get(field));
  }

  private void find(String field, String name) throws IOException {
    try {
      var file = KeptFiles.isKept(name) ? keptFiles.fetch(asset, name) : folder.find(name);
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

  /// Deletes what was fetched.
  void close() throws IOException {
    for (var one : found.values()) {
      keptFiles.release(one.file());
    }
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
