package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.partbook.copies.file.Digest;
import org.partbook.copies.file.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A bounded folder of copies of those blobs of a bucket that were asked for last.
///
/// Each has its name only when its bytes were compared with it, and is compared once more when it
/// is first used after a start; so a process may die at any moment, and a disk may rot. What can't
/// be kept, because the disk is full for instance, isn't kept, and nobody fails for it.
///
/// The file system itself knows what lies here and when it was last used, so several processes may
/// share the folder. What a blob takes away was used longest ago. All is counted when a twentieth
/// of what may lie here has been added, and up to then there is room for that. What is being
/// written has its room from the beginning.
final class HotBlobs {
  private static final Logger LOG = LoggerFactory.getLogger(HotBlobs.class);
  private static final int PARTS = 20;

  private final Path folder;
  private final long size;
  private final FolderBlobs blobs;
  private long uncounted;
  private long inTheMaking;

  /// @param size how much may lie here, in bytes
  private HotBlobs(Path folder, long size, FolderBlobs blobs) {
    this.folder = folder;
    this.size = size;
    this.blobs = blobs;
    this.uncounted = size;
  }

  static HotBlobs in(Path folder, long size) throws IOException {
    return new HotBlobs(folder, size, new FolderBlobs(folder));
  }

  /// The folder as it is: it is made when there is something to be put in.
  static HotBlobs asTheyAre(Path folder, long size) {
    return new HotBlobs(folder, size, FolderBlobs.asItIs(folder));
  }

  private record Kept(Path file, long size, FileTime used) {}

  /// Whether it is here, with the bytes that it should have.
  boolean has(BlobKey key) {
    try (var found = open(key).orElse(null)) {
      return found != null;
    } catch (IOException e) {
      LOG.debug("blob {} can't be looked at here", key, e);
      return false;
    }
  }

  /// A blob, if it is here. It can be read to its end though it is taken away meanwhile.
  Optional<Regions> open(BlobKey key) {
    try {
      var found = blobs.open(key);
      used(key);
      return Optional.of(found);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (DamagedBlobException _) {
      LOG.warn("the copy of blob {} in {} has rotted, and is fetched again", key, folder);
      remove(blobs.place(key));
    } catch (IOException e) {
      LOG.warn("blob {} can't be read in {}: {}", key, folder, e.toString());
    }
    return Optional.empty();
  }

  private void used(BlobKey key) {
    try {
      Files.getFileAttributeView(blobs.place(key), BasicFileAttributeView.class)
          .setTimes(null, FileTime.from(Instant.now()), null);
    } catch (IOException e) {
      LOG.debug("that blob {} was used isn't known", key, e);
    }
  }

  /// A place for a file in the making.
  Path unfinished() throws IOException {
    return Unfinished.in(OwnersOnly.folders(folder));
  }

  /// Takes a file that is here under another name, whose bytes are those that the key names.
  ///
  /// @return whether it is kept
  boolean take(BlobKey key, Path file, long bytes) {
    return hasRoom(key, bytes) && name(key, file);
  }

  /// Reads a blob to its end, and keeps it if it can.
  ///
  /// @return whether it is kept
  /// @throws DamagedBlobException if it has other bytes than its key names
  /// @throws IOException if it can't be read, or ends too early
  boolean take(BlobKey key, InputStream bytes, long length) throws IOException {
    var unfinished = Unfinished.in(folder);
    boolean hasRoom = reserve(key, length);
    var copy = new Copy(hasRoom ? Optional.of(unfinished) : Optional.empty());
    try {
      String digest;
      try (copy) {
        digest = Digest.ofAll(bytes, copy);
      }
      if (copy.length < length) {
        throw new IOException(
            "blob %s ended after %d of its %d bytes".formatted(key, copy.length, length));
      }
      if (!digest.equals(key.sha256())) {
        throw DamagedBlobException.of(key);
      }
      return copy.isWhole() && name(key, unfinished);
    } finally {
      remove(unfinished);
      if (hasRoom) {
        giveBack(length);
      }
    }
  }

  private boolean name(BlobKey key, Path file) {
    try {
      blobs.take(key, file);
      return true;
    } catch (IOException e) {
      LOG.warn("blob {} isn't kept in {}: {}", key, folder, e.toString());
      return false;
    }
  }

  private synchronized boolean reserve(BlobKey key, long bytes) {
    boolean hasRoom = hasRoom(key, bytes);
    inTheMaking += hasRoom ? bytes : 0;
    return hasRoom;
  }

  private synchronized void giveBack(long bytes) {
    inTheMaking -= bytes;
  }

  private long most() {
    return size - size / PARTS;
  }

  private boolean hasRoom(BlobKey key, long bytes) {
    try {
      return makeRoom(bytes);
    } catch (IOException e) {
      LOG.warn("there is no room for blob {} in {}: {}", key, folder, e.toString());
      return false;
    }
  }

  private synchronized boolean makeRoom(long bytes) throws IOException {
    if (bytes > most() - inTheMaking) {
      return false;
    }
    uncounted += bytes;
    if (uncounted > size / PARTS) {
      var kept = kept();
      long all = bytes + inTheMaking + kept.stream().mapToLong(Kept::size).sum();
      for (var one : kept) {
        if (all <= most()) {
          break;
        }
        remove(one.file);
        all -= one.size;
      }
      uncounted = 0;
    }
    return true;
  }

  /// Those that weren't used for longest come first.
  private List<Kept> kept() throws IOException {
    var kept = new ArrayList<Kept>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (BlobKey.isOne(String.valueOf(file.getFileName()))) {
              kept.add(new Kept(file, is.size(), is.lastAccessTime()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    kept.sort(Comparator.comparing(Kept::used));
    return kept;
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} can't be removed: {}", file, e.toString());
    }
  }

  /// A file that is written as long as the disk takes it.
  private static final class Copy extends OutputStream {
    private Optional<OutputStream> file;
    private long length;

    Copy(Optional<Path> place) {
      this.file = place.flatMap(Copy::open);
    }

    private static Optional<OutputStream> open(Path place) {
      try {
        OwnersOnly.folders(Objects.requireNonNull(place.getParent()));
        Files.createFile(place, OwnersOnly.file(place));
        return Optional.of(Files.newOutputStream(place));
      } catch (IOException e) {
        LOG.warn("nothing can be kept: {}", e.toString());
        return Optional.empty();
      }
    }

    boolean isWhole() {
      return file.isPresent();
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      length += count;
      try {
        if (file.isPresent()) {
          file.get().write(bytes, from, count);
        }
      } catch (IOException e) {
        LOG.warn("a blob can't be kept: {}", e.toString());
        close();
        file = Optional.empty();
      }
    }

    @Override
    public void close() {
      try {
        if (file.isPresent()) {
          file.get().close();
        }
      } catch (IOException e) {
        LOG.warn("a blob can't be kept: {}", e.toString());
        file = Optional.empty();
      }
    }
  }
}
