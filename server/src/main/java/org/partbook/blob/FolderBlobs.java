package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.partbook.blob.Inventory.Found;
import org.partbook.copies.file.Digest;
import org.partbook.copies.file.Regions;

/// Blobs as files in a folder, `ab/abcdef…`.
///
/// A blob is written beside its place, forced to the disk and then renamed: a process that dies, or
/// a disk that fills up, leaves a file under a temporary name and never a blob that is cut short; a
/// day later, whoever opens the folder deletes that. What happens to it afterwards, by a disk that
/// forgets or a copy that was broken off, is found when it is first opened ([Inspection]).
public final class FolderBlobs implements BlobStore {
  private final Path folder;
  private final Inspection inspection;

  private FolderBlobs(Path folder, Inspection inspection) {
    this.folder = folder;
    this.inspection = inspection;
  }

  /// The folder as it is, for who only looks: it isn't made, and nothing in it is deleted.
  public static FolderBlobs asItIs(Path folder) {
    return new FolderBlobs(folder, new Inspection());
  }

  public FolderBlobs(Path folder) throws IOException {
    this(OwnersOnly.folders(folder), new Inspection());
    try (var files = Files.list(folder)) {
      for (var file : (Iterable<Path>) files::iterator) {
        if (Unfinished.isAbandoned(file)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public BlobKey put(InputStream bytes) throws IOException {
    var temporary = Unfinished.in(folder);
    try {
      var key = write(temporary, bytes);
      if (!isSound(key)) {
        take(key, temporary);
        force(parent(place(key)));
        force(folder);
      }
      return key;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// Makes a file a blob.
  ///
  /// @param file in this folder, with the bytes that the key names
  void take(BlobKey key, Path file) throws IOException {
    var place = place(key);
    OwnersOnly.folders(parent(place));
    Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    inspection.written(key, place);
  }

  @Override
  public boolean has(BlobKey key) {
    return Files.isRegularFile(place(key));
  }

  @Override
  public boolean isSound(BlobKey key) throws IOException {
    return inspection.of(key, place(key)) == Condition.SOUND;
  }

  @Override
  public Condition condition(BlobKey key) throws IOException {
    return inspection.anew(key, place(key));
  }

  @Override
  public InputStream open(BlobKey key, long from, long length) throws IOException {
    return PartStream.of(open(key), from, length);
  }

  @Override
  public Regions open(BlobKey key) throws IOException {
    var place = place(key);
    try {
      // Looked at before it is opened: what takes its place in between is sound.
      return switch (inspection.of(key, place)) {
        case SOUND -> Regions.of(place);
        case MISSING -> throw missing(key);
        case DAMAGED -> throw DamagedBlobException.of(key);
      };
    } catch (NoSuchFileException _) {
      throw missing(key);
    }
  }

  @Override
  public List<Found> beginning(String two) throws IOException {
    var found = new ArrayList<Found>();
    try (var files = Files.newDirectoryStream(folder.resolve(two))) {
      for (var file : files) {
        var name = String.valueOf(file.getFileName());
        if (BlobKey.isOne(name)) {
          found.add(found(new BlobKey(name), file));
        }
      }
    } catch (NoSuchFileException _) {
      return found;
    }
    found.sort(Comparator.comparing(one -> one.key().sha256()));
    return found;
  }

  private static Found found(BlobKey key, Path file) throws IOException {
    try {
      var is = Files.readAttributes(file, BasicFileAttributes.class);
      return new Found(key, is.size(), is.lastModifiedTime().toInstant());
    } catch (NoSuchFileException _) {
      // A link that leads nowhere: who wants it is told that it is gone.
      return new Found(key, 0, Instant.EPOCH);
    }
  }

  private static NoSuchFileException missing(BlobKey key) {
    return new NoSuchFileException(key.sha256(), null, "this file is not in the store");
  }

  @Override
  public boolean works() throws IOException {
    var probe = Files.createTempFile(folder, ".check", ".part");
    try {
      Files.writeString(probe, "partbook");
      return Files.readString(probe).equals("partbook");
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static BlobKey write(Path file, InputStream bytes) throws IOException {
    try (var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OwnersOnly.file(file))) {
      var digest = Digest.ofAll(bytes, Channels.newOutputStream(channel));
      channel.force(true);
      return new BlobKey(digest);
    }
  }

  Path place(BlobKey key) {
    return folder.resolve(key.sha256().substring(0, 2)).resolve(key.sha256());
  }

  private static Path parent(Path file) {
    var parent = file.getParent();
    return parent == null ? file : parent;
  }

  /// A rename is durable only when its folder is.
  private static void force(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
