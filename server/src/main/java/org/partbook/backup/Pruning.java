package org.partbook.backup;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.partbook.blob.BlobKey;

/// Removes backups that needn't be kept, and then the blobs that no other names.
public final class Pruning {
  private static final int GROUPS = 256;

  private final Backups backups;

  public Pruning(Backups backups) {
    this.backups = backups;
  }

  /// What was removed.
  public record Removed(List<String> backups, long blobs) {
    public Removed {
      backups = List.copyOf(backups);
    }
  }

  /// Removes what a rule doesn't keep.
  ///
  /// @param made a backup that was just made, which counts whether the place lists it already or
  ///   not
  /// @throws BackupException if another backup is being made; or if one that stays is damaged: what
  ///   it needs isn't known then, and no blob is removed
  public Removed prune(String made, Keep keep, ZoneId zone) throws IOException {
    try (var _ = backups.toWrite()) {
      var all = all(made);
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
        backups.remove(id);
      }
      return new Removed(List.copyOf(gone), removeBlobs(staying));
    }
  }

  private List<String> all(String made) throws IOException {
    var all = new TreeSet<>(backups.ids());
    all.add(made);
    return List.copyOf(all);
  }

  private Manifest sound(String id) throws IOException {
    var manifest = backups.manifest(id);
    if (!backups.isSound(id, manifest.blobList())) {
      throw new BackupException(
          "nothing is removed, as the list of blobs of backup %s is damaged".formatted(id));
    }
    return manifest;
  }

  /// By the first two digits of the keys: so many are known at once.
  private long removeBlobs(List<Manifest> staying) throws IOException {
    long removed = 0;
    try (var named = BlobList.of(backups, staying)) {
      var next = named.next();
      for (int group = 0; group < GROUPS; group++) {
        var unnamed = new ArrayList<BlobKey>();
        for (var key : stored(HexFormat.of().toHexDigits((byte) group))) {
          while (next.isPresent() && isBefore(next.get(), key)) {
            next = named.next();
          }
          if (!next.equals(Optional.of(key))) {
            unnamed.add(key);
          }
        }
        backups.removeBlobs(unnamed);
        removed += unnamed.size();
      }
    }
    return removed;
  }

  private List<BlobKey> stored(String two) throws IOException {
    return backups.blobs(two).keySet().stream()
        .sorted(Comparator.comparing(BlobKey::sha256))
        .toList();
  }

  private static boolean isBefore(BlobKey one, BlobKey other) {
    return one.sha256().compareTo(other.sha256()) < 0;
  }
}
