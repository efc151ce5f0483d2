package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.partbook.backup.BackupProgress.Step;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.blob.DamagedBlobException;
import org.partbook.blob.Inventory.Found;
import org.partbook.copies.file.Digest;

/// Copies those blobs that aren't among the backups yet, with the length that they have. Each is
/// compared with its key on the way, and has its name only when all of it is there.
///
/// What the tables name, and earlier backups have, is in the new one also where the store has lost
/// it: theirs may be the last copy that there is, which nobody would keep otherwise.
///
/// It goes by the first two digits of the keys, so that never more than a 256th of them has to be
/// known at once, and of those that are named a sixteenth.
final class BlobCopies {
  private static final int GROUPS = 256;
  private static final int MOST_TOLD = 100;
  private static final long NOT_THERE = -1;

  private final BlobStore blobs;
  private final NamedBlobs names;
  private final Backups backups;
  private final BackupProgress progress;
  private final List<BlobKey> firstLeftOut = new ArrayList<>();
  private Optional<Set<BlobKey>> namedAlike = Optional.empty();
  private long named;
  private long copied;
  private long bytes;
  private long leftOut;

  /// Told of each blob that is there now.
  interface Named {
    void with(BlobKey key) throws IOException;
  }

  BlobCopies(BlobStore blobs, NamedBlobs names, Backups backups, BackupProgress progress) {
    this.blobs = blobs;
    this.names = names;
    this.backups = backups;
    this.progress = progress;
  }

  void copyAll(Named sink) throws IOException {
    for (int group = 0; group < GROUPS; group++) {
      progress.at(Step.FILES, group, GROUPS);
      var two = HexFormat.of().toHexDigits((byte) group);
      for (var key : keys(two)) {
        sink.with(key);
        named++;
      }
    }
  }

  /// What the store has, when it is in the backups too, and what only they have of that which is
  /// named.
  private SortedSet<BlobKey> keys(String two) throws IOException {
    var there = backups.blobs(two);
    var keys = new TreeSet<>(Comparator.comparing(BlobKey::sha256));
    keys.addAll(kept(two, there.keySet()));
    for (var found : blobs.beginning(two)) {
      if (isThere(found, there.getOrDefault(found.key(), NOT_THERE))) {
        keys.add(found.key());
      }
    }
    return keys;
  }

  /// Where the tables can't be asked, each may be the last copy of something.
  private Set<BlobKey> kept(String two, Set<BlobKey> there) {
    if (two.endsWith("0")) {
      namedAlike = names.beginning(two.substring(0, 1)).map(Set::copyOf);
    }
    return namedAlike
        .map(all -> there.stream().filter(all::contains).collect(Collectors.toSet()))
        .orElse(there);
  }

  /// @param size how much of it is in the backups already
  /// @return whether it is now
  private boolean isThere(Found found, long size) throws IOException {
    if (size == backups.lyingSize(found.size()) || copied(found.key())) {
      return true;
    }
    if (size == NOT_THERE) {
      leaveOut(found.key());
      return false;
    }
    // It is the one in the store that is damaged, whatever its length.
    return true;
  }

  /// @return whether it is the blob
  private boolean copied(BlobKey key) throws IOException {
    InputStream in;
    try {
      in = blobs.open(key, 0, Long.MAX_VALUE);
    } catch (NoSuchFileException | DamagedBlobException _) {
      return false;
    }
    try (in) {
      bytes += backups.write(key, out -> copy(key, in, out)).size();
      copied++;
      return true;
    } catch (DamagedBlobException _) {
      return false;
    }
  }

  private static void copy(BlobKey key, InputStream in, OutputStream out) throws IOException {
    if (!Digest.ofAll(in, out).equals(key.sha256())) {
      throw DamagedBlobException.of(key);
    }
  }

  private void leaveOut(BlobKey key) {
    leftOut++;
    if (firstLeftOut.size() < MOST_TOLD) {
      firstLeftOut.add(key);
    }
  }

  /// How many blobs the backup has.
  long named() {
    return named;
  }

  /// How many of them were copied now.
  long copied() {
    return copied;
  }

  long bytes() {
    return bytes;
  }

  /// How many are damaged or gone.
  long leftOut() {
    return leftOut;
  }

  List<BlobKey> firstLeftOut() {
    return firstLeftOut;
  }
}
