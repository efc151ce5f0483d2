package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BucketAddress;

/// Where backups lie: a folder or a bucket, with the same names in it. Nobody else knows which.
///
/// ```
/// partbook-backups.json    its format, and how it is encrypted
/// blobs/ab/abcdef…         what any of the backups names, once
/// backups/ID/              manifest.json and its SHA-256, tables, settings, the list of blobs
/// ```
///
/// Files have names with slashes. A file is there whole or not at all, and so is a backup.
public interface Place extends AutoCloseable {
  String BACKUPS = "backups/";
  String BLOBS = "blobs/";

  /// Writes what is to be in a file.
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// In a folder.
  static Place of(Path folder) {
    return new FolderPlace(folder);
  }

  /// In a bucket.
  static Place of(BucketAddress bucket) {
    return BucketPlace.open(bucket);
  }

  /// Sees to it that there can be backups.
  ///
  /// @throws IOException if not, saying why
  void prepare() throws IOException;

  /// Whether it can be looked into.
  ///
  /// @throws IOException if not, saying why
  void check() throws IOException;

  /// Something that lies there and has nothing to do with backups.
  Optional<String> stranger() throws IOException;

  /// Keeps everybody else out.
  ///
  /// @throws BackupException if somebody is there
  PlaceLock alone() throws IOException;

  /// Keeps those out who write.
  ///
  /// @throws BackupException if somebody writes
  PlaceLock shared() throws IOException;

  /// Whether there is such a file.
  boolean has(String name) throws IOException;

  /// Reads a file.
  ///
  /// @throws NoSuchFileException if it isn't there
  InputStream open(String name) throws IOException;

  /// Writes a file, in the place of one that has the name. It is durable with the backup that is
  /// published next.
  void write(String name, Content content) throws IOException;

  /// The blobs whose keys begin with two digits, and how many bytes lie there of each.
  Map<BlobKey, Long> blobs(String two) throws IOException;

  /// Takes away blobs that no backup names.
  void removeBlobs(List<BlobKey> keys) throws IOException;

  /// All backups that are whole, the oldest first.
  List<String> ids() throws IOException;

  /// With what the names of a backup's files begin as long as it isn't whole.
  String draft(String id);

  /// Writes the last file of a backup, with which it is there, for good.
  void publish(String id, String last, byte[] content) throws IOException;

  /// Takes away a backup, whole or not. One that is half removed isn't there.
  void remove(String id) throws IOException;

  /// Takes away what backups that were killed have left: nothing of it is needed.
  void removeLeftovers() throws IOException;

  @Override
  void close();
}
