package org.partbook.backup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.blob.BlobKey;
import org.partbook.blob.BlobsAwayException;
import org.partbook.copies.file.Digest;

/// The backups in a place, and how their files lie there: as they are, or encrypted.
public final class Backups implements AutoCloseable {
  private static final String NOTE = "partbook-backups.json";
  private static final String MANIFEST = "manifest.json";
  private static final String MANIFEST_DIGEST = "manifest.sha256";
  private static final int LONGEST_NOTE = 64 * 1024;
  private static final int LARGEST_MANIFEST = 64 * 1024 * 1024;
  private static final int LENGTH_OF_DIGEST = 64;

  private final Place place;
  private final Lying lying;

  private Backups(Place place, Lying lying) {
    this.place = place;
    this.lying = lying;
  }

  /// A place to make backups in, which is prepared for them where it isn't.
  ///
  /// @param passphrase if what is in it is to be encrypted: all of it is, or nothing
  public static Backups toMake(Place place, Optional<Passphrase> passphrase) throws IOException {
    place.prepare();
    if (!place.has(NOTE)) {
      begin(place, passphrase);
    }
    return existing(place, passphrase);
  }

  private static void begin(Place place, Optional<Passphrase> passphrase) throws IOException {
    try (var _ = place.alone()) {
      if (place.has(NOTE)) {
        return;
      }
      var stranger = place.stranger();
      if (stranger.isPresent()) {
        throw new BackupException(
            "%s is no place of backups, and has something else in it (%s). Take an empty one"
                .formatted(place, stranger.get()));
      }
      var note = FolderNote.of(passphrase).json().getBytes(StandardCharsets.UTF_8);
      place.write(NOTE, out -> out.write(note));
    }
  }

  /// A place that has backups.
  ///
  /// @throws BackupException if there are none, or the passphrase isn't theirs
  public static Backups existing(Place place, Optional<Passphrase> passphrase) throws IOException {
    try (var in = place.open(NOTE)) {
      var json = in.readNBytes(LONGEST_NOTE);
      return new Backups(place, FolderNote.parse(json, place).lying(passphrase, place));
    } catch (NoSuchFileException _) {
      place.check();
      throw new BackupException("there are no backups of Partbook in " + place);
    }
  }

  /// For who reads more than one thing: nothing is removed meanwhile.
  public PlaceLock toRead() throws IOException {
    return place.shared();
  }

  PlaceLock toWrite() throws IOException {
    return place.alone();
  }

  /// Those in a place whose keys begin with two digits, with how many bytes they have there.
  Map<BlobKey, Long> blobs(String two) throws IOException {
    return place.blobs(two);
  }

  /// To look for many.
  public StoredBlobs stored() {
    return new StoredBlobs(place);
  }

  /// How many bytes a blob has in a place.
  long lyingSize(long size) {
    return lying.size(size);
  }

  /// A blob's bytes as they were stored. Whether they are what the key stands for, only their end
  /// tells.
  ///
  /// @throws NoSuchFileException if it isn't there
  InputStream open(BlobKey key) throws IOException {
    return lying.read(boundTo(key), place.open(blob(key)));
  }

  /// Writes a blob, and tells how it is stored.
  StoredFile write(BlobKey key, Place.Content content) throws IOException {
    return stored(blob(key), boundTo(key), content);
  }

  private static String boundTo(BlobKey key) {
    return Place.BLOBS + key;
  }

  /// The name of a blob's file.
  static String blob(BlobKey key) {
    return Place.BLOBS + key.sha256().substring(0, 2) + "/" + key;
  }

  void removeBlobs(List<BlobKey> keys) throws IOException {
    place.removeBlobs(keys);
  }

  /// All backups that are whole, the oldest first.
  public List<String> ids() throws IOException {
    return place.ids();
  }

  /// The one that is named, or else the latest.
  ///
  /// @throws BackupException if there is none
  public String choose(Optional<String> id) throws IOException {
    var all = ids();
    if (all.isEmpty()) {
      throw new BackupException("there is no backup in " + place);
    }
    if (id.isPresent() && !all.contains(id.get())) {
      throw new BackupException(
          "there is no backup %s in %s; the latest is %s"
              .formatted(id.get(), place, all.getLast()));
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

  /// Writes a file of a backup that is in the making, and tells what it has become.
  StoredFile write(String id, String name, Place.Content content) throws IOException {
    var written = stored(place.draft(id) + name, id + "/" + name, content);
    return new StoredFile(name, written.size(), written.sha256());
  }

  private StoredFile stored(String name, String boundTo, Place.Content content) throws IOException {
    var file = new StoredFile[1];
    place.write(
        name,
        raw -> {
          var digest = new StoredDigest(raw);
          try (var out = lying.write(boundTo, digest)) {
            content.writeTo(out);
          }
          file[0] = digest.file(name);
        });
    return file[0];
  }

  /// A file of a backup. Whether it is what was written, [#isSound] tells.
  InputStream open(String id, StoredFile file) throws IOException {
    return lying.read(id + "/" + file.name(), place.open(name(id, file.name())));
  }

  /// Whether a file lies there as it was written. All of it is read.
  boolean isSound(String id, StoredFile file) throws IOException {
    try (var in = place.open(name(id, file.name()))) {
      return Digest.ofAll(in, OutputStream.nullOutputStream()).equals(file.sha256());
    }
  }

  private static String name(String id, String file) {
    return Place.BACKUPS + id + "/" + file;
  }

  /// Writes what a backup has, with which it is one.
  void publish(Manifest manifest) throws IOException {
    var id = manifest.id();
    var bytes = new ByteArrayOutputStream();
    try (var out = lying.write(id + "/" + MANIFEST, bytes)) {
      out.write(ManifestJson.write(manifest));
    }
    var digest = Digest.hexOf(bytes.toByteArray()) + "\n";
    place.write(
        place.draft(id) + MANIFEST_DIGEST,
        out -> out.write(digest.getBytes(StandardCharsets.US_ASCII)));
    place.publish(id, MANIFEST, bytes.toByteArray());
  }

  /// Takes away a backup, whole or not.
  void remove(String id) throws IOException {
    place.remove(id);
  }

  void removeLeftovers() throws IOException {
    place.removeLeftovers();
  }

  /// What a backup has.
  ///
  /// @throws BackupException if that can't be read, or isn't what was written
  /// @throws BlobsAwayException if that can't be told now
  public Manifest manifest(String id) throws IOException {
    try {
      var stored = read(name(id, MANIFEST), LARGEST_MANIFEST);
      var digest = read(name(id, MANIFEST_DIGEST), LENGTH_OF_DIGEST);
      if (!Digest.hexOf(stored).equals(new String(digest, StandardCharsets.US_ASCII))) {
        throw new BackupException("the manifest of backup %s is damaged".formatted(id));
      }
      try (var in = lying.read(id + "/" + MANIFEST, new ByteArrayInputStream(stored))) {
        return ManifestJson.read(in.readAllBytes(), id);
      }
    } catch (BlobsAwayException e) {
      throw e;
    } catch (IOException e) {
      throw new BackupException("the manifest of backup %s can't be read".formatted(id), e);
    }
  }

  private byte[] read(String name, int most) throws IOException {
    try (var in = place.open(name)) {
      return in.readNBytes(most);
    }
  }

  /// Where they are.
  @Override
  public String toString() {
    return place.toString();
  }

  @Override
  public void close() {
    place.close();
  }
}
