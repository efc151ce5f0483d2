package org.partbook.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobKey;

/// Removes backups that needn't be kept, and then the blobs that no other names.
public final class Pruning {
  private final BackupFolder folder;

  public Pruning(BackupFolder folder) {
    this.folder = folder;
  }

  /// What was removed.
  public record Removed(List<String> backups, long blobs) {
    public Removed {
      backups = List.copyOf(backups);
    }
  }

  /// Removes what a rule doesn't keep.
  ///
  /// @throws BackupException if another backup is being made; or if one that stays is damaged: what
  ///   it needs isn't known then, and no blob is removed
  public Removed prune(Keep keep, ZoneId zone) throws IOException {
    try (var _ = folder.toWrite()) {
      var all = folder.ids();
      var gone = keep.superfluous(all, zone);
      if (gone.isEmpty()) {
        return new Removed(List.of(), 0);
      }
      var staying = new ArrayList<Manifest>();
      for (var id : all) {
        if (!gone.contains(id)) {
          staying.add(sound(id));
        }
      }
      for (var id : gone) {
        remove(id);
      }
      DurableFiles.force(folder.backups());
      return new Removed(List.copyOf(gone), removeBlobs(staying));
    }
  }

  private Manifest sound(String id) throws IOException {
    var manifest = folder.manifest(id);
    if (!folder.isSound(id, manifest.blobList())) {
      throw new BackupException(
          "nothing is removed, as the list of blobs of backup %s is damaged".formatted(id));
    }
    return manifest;
  }

  /// One that is half removed isn't there.
  private void remove(String id) throws IOException {
    var going = folder.backups().resolve(id + BackupFolder.UNFINISHED);
    Files.move(folder.backup(id), going, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.delete(going);
  }

  private long removeBlobs(List<Manifest> staying) throws IOException {
    long removed = 0;
    try (var named = BlobList.of(folder, staying)) {
      var next = named.next();
      for (var key : stored()) {
        while (next.isPresent() && isBefore(next.get(), key)) {
          next = named.next();
        }
        if (!next.equals(Optional.of(key))) {
          Files.deleteIfExists(folder.blob(key));
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean isBefore(BlobKey one, BlobKey other) {
    return one.sha256().compareTo(other.sha256()) < 0;
  }

  /// All blobs in the folder, in their order, as it is gone through.
  private Iterable<BlobKey> stored() throws IOException {
    var groups = sorted(folder.blobs());
    return () -> groups.stream().flatMap(group -> keys(group).stream()).iterator();
  }

  private static List<BlobKey> keys(Path group) {
    try {
      return sorted(group).stream()
          .map(file -> String.valueOf(file.getFileName()))
          .filter(BlobKey::isOne)
          .map(BlobKey::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sorted(Path within) throws IOException {
    try (var files = Files.list(within)) {
      return files.sorted().toList();
    }
  }
}
