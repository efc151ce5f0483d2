package org.partbook.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partbook.backup.BackupProgress.Step;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobsAwayException;
import org.partbook.copies.file.Digest;

/// Reads all that backups have, and finds what isn't as it was written. Nothing is changed. Where a
/// bucket can't be reached, nothing is known of what is in it, and the check ends.
public final class BackupCheck {
  private static final int MOST_TOLD = 1000;
  private static final int BETWEEN_TOLD = 100;

  private final Backups backups;
  private final BackupProgress progress;
  private final List<Problem> problems = new ArrayList<>();
  private long found;
  private long files;
  private long blobs;

  /// A file that isn't as it was written.
  ///
  /// @param file within the place
  /// @param message what is wrong with it
  public record Problem(String file, String message) {}

  /// What was found.
  ///
  /// @param backups those that were read
  /// @param files how many files of theirs
  /// @param blobs how many blobs that they name
  /// @param wrong how many files aren't as they were written
  /// @param problems the first of them
  public record Found(
      List<String> backups, long files, long blobs, long wrong, List<Problem> problems) {
    public Found {
      backups = List.copyOf(backups);
      problems = List.copyOf(problems);
    }
  }

  public BackupCheck(Backups backups, BackupProgress progress) {
    this.backups = backups;
    this.progress = progress;
  }

  /// Reads some backups, and each blob that they name once. The caller has the lock.
  public Found check(List<String> ids) throws IOException {
    var lists = new ArrayList<Manifest>();
    for (var id : ids) {
      try {
        var manifest = backups.manifest(id);
        files++;
        if (checkFiles(manifest)) {
          lists.add(manifest);
        }
      } catch (BackupException e) {
        note("backups/" + id + "/manifest.json", e.getMessage());
      }
    }
    checkBlobs(lists);
    return new Found(ids, files, blobs, found, problems);
  }

  /// @return whether the list of blobs is sound
  private boolean checkFiles(Manifest manifest) throws IOException {
    boolean listed = true;
    for (var file : manifest.all()) {
      files++;
      boolean sound = isSound(manifest.id(), file);
      listed &= sound || !file.equals(manifest.blobList());
    }
    return listed;
  }

  private boolean isSound(String id, StoredFile file) throws IOException {
    var name = "backups/" + id + "/" + file.name();
    try {
      if (backups.isSound(id, file)) {
        return true;
      }
      note(name, "is damaged");
    } catch (NoSuchFileException _) {
      note(name, "is missing");
    } catch (BlobsAwayException e) {
      throw e;
    } catch (IOException e) {
      note(name, "can't be read: " + e.getMessage());
    }
    return false;
  }

  private void checkBlobs(List<Manifest> lists) throws IOException {
    long total = lists.stream().mapToLong(Manifest::blobs).max().orElse(0);
    try (var named = BlobList.of(backups, lists)) {
      for (var key = named.next(); key.isPresent(); key = named.next()) {
        if (blobs % BETWEEN_TOLD == 0) {
          progress.at(Step.FILES, Math.min(blobs, total), total);
        }
        blobs++;
        checkBlob(key.get());
      }
    }
  }

  private void checkBlob(BlobKey key) throws IOException {
    var name = Backups.blob(key);
    try (var in = backups.open(key)) {
      if (!Digest.ofAll(in, OutputStream.nullOutputStream()).equals(key.sha256())) {
        note(name, "is damaged");
      }
    } catch (NoSuchFileException _) {
      note(name, "is missing");
    } catch (BlobsAwayException e) {
      throw e;
    } catch (IOException _) {
      note(name, "is damaged");
    }
  }

  private void note(String file, @Nullable String message) {
    found++;
    if (problems.size() < MOST_TOLD) {
      problems.add(new Problem(file, String.valueOf(message)));
    }
  }
}
