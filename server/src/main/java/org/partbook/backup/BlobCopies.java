package org.partbook.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.partbook.backup.BackupProgress.Step;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.blob.DamagedBlobException;
import org.partbook.blob.OwnersOnly;
import org.partbook.blob.Unfinished;
import org.partbook.copies.file.Digest;

/// Copies those blobs that a backup folder doesn't have yet. Each is compared with its key on the
/// way, and has its name only when it is on the disk.
///
/// What the tables name, and the folder has, is in the backup also where the store has lost it: an
/// earlier backup may have the last copy that there is, which nobody would keep otherwise.
///
/// It goes by the first two digits of the keys, so that never more than a 256th of them has to be
/// known at once, and of those that are named a sixteenth.
final class BlobCopies {
  private static final int GROUPS = 256;
  private static final int MOST_TOLD = 100;

  private final BlobStore blobs;
  private final NamedBlobs names;
  private final BackupFolder folder;
  private final BackupProgress progress;
  private final List<BlobKey> firstLeftOut = new ArrayList<>();
  private Collection<BlobKey> namedAlike = List.of();
  private long named;
  private long copied;
  private long bytes;
  private long leftOut;

  /// Told of each blob that is in the folder now.
  interface Named {
    void with(BlobKey key) throws IOException;
  }

  BlobCopies(BlobStore blobs, NamedBlobs names, BackupFolder folder, BackupProgress progress) {
    this.blobs = blobs;
    this.names = names;
    this.folder = folder;
    this.progress = progress;
  }

  void copyAll(Named sink) throws IOException {
    for (int group = 0; group < GROUPS; group++) {
      progress.at(Step.FILES, group, GROUPS);
      var two = HexFormat.of().toHexDigits((byte) group);
      var keys = keys(two);
      var before = copied;
      for (var key : keys) {
        if (folder.has(key) || copy(key)) {
          sink.with(key);
          named++;
        }
      }
      if (copied > before) {
        DurableFiles.force(place(keys.first()));
      }
    }
    DurableFiles.force(folder.blobs());
  }

  /// What the store has, and what only the folder has of that which is named.
  private SortedSet<BlobKey> keys(String two) throws IOException {
    if (two.endsWith("0")) {
      namedAlike = names.beginning(two.substring(0, 1));
    }
    var keys = new TreeSet<>(Comparator.comparing(BlobKey::sha256));
    keys.addAll(blobs.keys(two));
    for (var key : namedAlike) {
      if (key.sha256().startsWith(two) && !keys.contains(key) && folder.has(key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  private boolean copy(BlobKey key) throws IOException {
    var within = OwnersOnly.folders(place(key));
    var unfinished = Unfinished.in(within);
    try {
      if (!written(key, unfinished)) {
        leaveOut(key);
        return false;
      }
      bytes += Files.size(unfinished);
      Files.move(unfinished, folder.blob(key), StandardCopyOption.ATOMIC_MOVE);
      copied++;
      return true;
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /// @return whether it is the blob
  private boolean written(BlobKey key, Path unfinished) throws IOException {
    var digest = new String[1];
    try (var in = blobs.open(key, 0, Long.MAX_VALUE)) {
      DurableFiles.write(
          unfinished,
          BackupFolder.blobName(key),
          folder.lying(),
          out -> digest[0] = Digest.ofAll(in, out));
      return key.sha256().equals(digest[0]);
    } catch (DamagedBlobException _) {
      return false;
    } catch (NoSuchFileException e) {
      if (unfinished.toString().equals(e.getFile())) {
        throw e;
      }
      return false;
    }
  }

  private void leaveOut(BlobKey key) {
    leftOut++;
    if (firstLeftOut.size() < MOST_TOLD) {
      firstLeftOut.add(key);
    }
  }

  private Path place(BlobKey key) {
    return folder.blobs().resolve(key.sha256().substring(0, 2));
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
