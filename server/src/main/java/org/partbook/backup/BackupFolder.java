package org.partbook.backup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.blob.OwnersOnly;
import org.partbook.copies.file.Digest;

/// A folder with backups.
///
/// ```
/// partbook-backups.json    its format, and how it is encrypted
/// blobs/ab/abcdef…         what any of the backups names, once
/// backups/ID/              manifest.json and its SHA-256, tables, settings, the list of blobs
/// ```
///
/// A backup is written under another name, and gets its own when everything is on the disk.
public final class BackupFolder {
  static final String UNFINISHED = ".part";
  private static final String NOTE = "partbook-backups.json";
  private static final String MANIFEST = "manifest.json";
  private static final String MANIFEST_DIGEST = "manifest.sha256";
  private static final int LONGEST_NOTE = 64 * 1024;
  private static final int LARGEST_MANIFEST = 64 * 1024 * 1024;

  private final Path path;
  private final Lying lying;

  private BackupFolder(Path path, Lying lying) {
    this.path = path;
    this.lying = lying;
  }

  /// One to make backups in, which is made where it isn't there.
  ///
  /// @param passphrase if what is in it is to be encrypted: all of it is, or nothing
  public static BackupFolder forBackups(Path path, Optional<Passphrase> passphrase)
      throws IOException {
    OwnersOnly.folders(path);
    var note = path.resolve(NOTE);
    if (!Files.exists(note)) {
      try (var _ = FolderLock.alone(path)) {
        begin(path, note, passphrase);
      }
    }
    return existing(path, passphrase);
  }

  private static void begin(Path path, Path note, Optional<Passphrase> passphrase)
      throws IOException {
    if (Files.exists(note)) {
      return;
    }
    try (var files = Files.list(path)) {
      var others =
          files
              .map(file -> String.valueOf(file.getFileName()))
              .filter(name -> !name.equals("lock") && !name.startsWith(NOTE))
              // What a file system has by itself.
              .filter(name -> !name.equals("lost+found") && !name.startsWith("."))
              .findFirst();
      if (others.isPresent()) {
        throw new BackupException(
            "%s is no folder of backups, and has something else in it (%s). Take an empty one"
                .formatted(path, others.get()));
      }
    }
    var unfinished = path.resolve(NOTE + UNFINISHED);
    Files.deleteIfExists(unfinished);
    var json = FolderNote.of(passphrase).json();
    DurableFiles.write(
        unfinished, NOTE, Lying.PLAIN, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
    Files.move(unfinished, note, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.force(path);
  }

  /// One that has backups.
  ///
  /// @throws BackupException if there are none, or the passphrase isn't theirs
  public static BackupFolder existing(Path path, Optional<Passphrase> passphrase)
      throws IOException {
    var note = path.resolve(NOTE);
    if (!Files.isRegularFile(note)) {
      throw new BackupException("there are no backups of Partbook in " + path);
    }
    try (var in = Files.newInputStream(note)) {
      var json = in.readNBytes(LONGEST_NOTE);
      return new BackupFolder(path, FolderNote.parse(json, path).lying(passphrase, path));
    }
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  Lying lying() {
    return lying;
  }

  /// For who reads more than one thing: nothing is removed meanwhile.
  public FolderLock toRead() throws IOException {
    return FolderLock.shared(path);
  }

  FolderLock toWrite() throws IOException {
    return FolderLock.alone(path);
  }

  Path backups() {
    return path.resolve("backups");
  }

  Path blobs() {
    return path.resolve("blobs");
  }

  Path blob(BlobKey key) {
    return blobs().resolve(key.sha256().substring(0, 2)).resolve(key.sha256());
  }

  /// Whether it has a blob, sound or not.
  public boolean has(BlobKey key) {
    return Files.isRegularFile(blob(key));
  }

  /// A blob's bytes as they were stored. Whether they are what the key stands for, only their end
  /// tells.
  InputStream open(BlobKey key) throws IOException {
    return lying.read(blobName(key), Files.newInputStream(blob(key)));
  }

  static String blobName(BlobKey key) {
    return "blobs/" + key;
  }

  /// All backups that are whole, the oldest first.
  public List<String> ids() throws IOException {
    try (var files = Files.list(backups())) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(BackupIds::isOne)
          .sorted()
          .toList();
    } catch (NoSuchFileException _) {
      return List.of();
    }
  }

  /// The one that is named, or else the latest.
  ///
  /// @throws BackupException if there is none
  public String choose(Optional<String> id) throws IOException {
    var all = ids();
    if (all.isEmpty()) {
      throw new BackupException("there is no backup in " + path);
    }
    if (id.isPresent() && !all.contains(id.get())) {
      throw new BackupException(
          "there is no backup %s in %s; the latest is %s".formatted(id.get(), path, all.getLast()));
    }
    return id.orElse(all.getLast());
  }

  /// A name that no backup has.
  String newId(Instant at) throws IOException {
    var all = ids();
    var id = BackupIds.of(at);
    for (int further = 2; all.contains(id); further++) {
      id = BackupIds.of(at) + "-" + further;
    }
    return id;
  }

  Path backup(String id) {
    return backups().resolve(id);
  }

  /// Writes a file of a backup, and tells what it has become.
  ///
  /// @param into the backup's folder for the time being
  StoredFile write(Path into, String id, String name, DurableFiles.Content content)
      throws IOException {
    var file = into.resolve(name);
    DurableFiles.write(file, id + "/" + name, lying, content);
    return new StoredFile(name, Files.size(file), Digest.ofFile(file));
  }

  /// A file of a backup. Whether it is what was written, [#isSound] tells.
  InputStream open(String id, StoredFile file) throws IOException {
    return lying.read(
        id + "/" + file.name(), Files.newInputStream(backup(id).resolve(file.name())));
  }

  /// Whether a file lies there as it was written.
  boolean isSound(String id, StoredFile file) throws IOException {
    var place = backup(id).resolve(file.name());
    return Files.size(place) == file.size() && Digest.ofFile(place).equals(file.sha256());
  }

  void writeManifest(Path into, Manifest manifest) throws IOException {
    var json = ManifestJson.write(manifest);
    var file = write(into, manifest.id(), MANIFEST, out -> out.write(json));
    DurableFiles.write(
        into.resolve(MANIFEST_DIGEST),
        "",
        Lying.PLAIN,
        out -> out.write((file.sha256() + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /// What a backup has.
  ///
  /// @throws BackupException if that can't be read, or isn't what was written
  public Manifest manifest(String id) {
    try {
      var folder = backup(id);
      byte[] stored;
      try (var in = Files.newInputStream(folder.resolve(MANIFEST))) {
        stored = in.readNBytes(LARGEST_MANIFEST);
      }
      var digest = Files.readString(folder.resolve(MANIFEST_DIGEST)).strip();
      if (!Digest.hexOf(stored).equals(digest)) {
        throw new BackupException("the manifest of backup %s is damaged".formatted(id));
      }
      try (var in = lying.read(id + "/" + MANIFEST, new ByteArrayInputStream(stored))) {
        return ManifestJson.read(in.readAllBytes(), id);
      }
    } catch (IOException e) {
      throw new BackupException("the manifest of backup %s can't be read".formatted(id), e);
    }
  }
}
