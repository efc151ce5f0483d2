package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.partbook.backup.BackupProgress.Step;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobStore;
import org.partbook.db.Refill;
import org.partbook.db.SequenceState;
import org.partbook.db.TableShape;

/// Gives back what a backup has. The caller has the lock.
public final class Restore implements Refill.Rows {
  private static final int BUFFER = 64 * 1024;
  private static final int LARGEST_FILE = 1024 * 1024;
  private static final int BETWEEN_TOLD = 20;

  private final Backups backups;
  private final Manifest manifest;
  private final BackupProgress progress;
  private int tablesRead;

  /// @throws BackupException if the backup can't be read
  public Restore(Backups backups, String id, BackupProgress progress) throws IOException {
    this.backups = backups;
    this.manifest = backups.manifest(id);
    this.progress = progress;
  }

  public Manifest manifest() {
    return manifest;
  }

  /// Puts all blobs where they belong, but those that are there. Doing it again goes on where it
  /// was broken off.
  ///
  /// @throws BackupException if one isn't in the backup, or isn't what it was
  public void blobs(BlobStore into) throws IOException {
    try (var named = BlobList.of(backups, List.of(manifest))) {
      long done = 0;
      for (var key = named.next(); key.isPresent(); key = named.next()) {
        if (done++ % BETWEEN_TOLD == 0) {
          progress.at(Step.FILES, done, manifest.blobs());
        }
        if (!into.isSound(key.get())) {
          put(key.get(), into);
        }
      }
      if (done != manifest.blobs()) {
        throw new BackupException(
            "the list of blobs of backup %s is damaged".formatted(manifest.id()));
      }
    }
  }

  private void put(BlobKey key, BlobStore into) throws IOException {
    try (var in = opened(key)) {
      if (!into.put(in).equals(key)) {
        throw new BackupException(
            "blob %s is damaged in the backup; `partbook backup check` names all that are"
                .formatted(key));
      }
    }
  }

  private InputStream opened(BlobKey key) throws IOException {
    try {
      return backups.open(key);
    } catch (NoSuchFileException _) {
      throw new BackupException("blob %s is missing in the backup".formatted(key));
    }
  }

  /// The settings, as the file had them.
  public Optional<String> settings() throws IOException {
    return text(Backup.SETTINGS);
  }

  /// The checkpoint that was public.
  public Optional<String> checkpoint() throws IOException {
    return text(Backup.CHECKPOINT);
  }

  private Optional<String> text(String name) throws IOException {
    var file = manifest.file(name);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try (var in = sound(file.get())) {
      return Optional.of(new String(in.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8));
    }
  }

  /// What is used of a backup is compared before.
  private InputStream sound(StoredFile file) throws IOException {
    if (!backups.isSound(manifest.id(), file)) {
      throw new BackupException("%s of backup %s is damaged".formatted(file.name(), manifest.id()));
    }
    return backups.open(manifest.id(), file);
  }

  @Override
  public String version() {
    return manifest.schema();
  }

  @Override
  public List<TableShape> tables() {
    return manifest.tables().stream().map(Manifest.Table::shape).toList();
  }

  @Override
  public List<SequenceState> sequences() {
    return manifest.sequences();
  }

  @Override
  public Optional<Long> count(TableShape table) {
    return manifest.table(table).map(Manifest.Table::rows);
  }

  @Override
  public InputStream read(TableShape table) throws IOException {
    progress.at(Step.TABLES, tablesRead++, manifest.tables().size());
    return new GZIPInputStream(sound(manifest.table(table).orElseThrow().file()), BUFFER);
  }
}
