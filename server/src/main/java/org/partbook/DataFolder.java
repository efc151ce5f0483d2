package org.partbook;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.partbook.blob.OwnersOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The data folder in the hands of one server, which alone may have it, whatever database it uses,
/// and whose owner alone may look into it.
///
/// The lock is the operating system's, on a file that nobody writes to: it goes when the process
/// dies, however it dies. (The process that closes any channel of the file loses it, so within one
/// process it is known without the file who has which folder.)
final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();
  private static final String LOCK = "server.lock";

  /// What Partbook puts there. Whatever else there is belongs to somebody else, and only loses
  /// those who came through the folder.
  private static final List<String> OURS =
      List.of(
          "blobs",
          "blob-cache",
          "cache",
          "postgres",
          "countries.mmdb",
          "partbook.env",
          "demo.env",
          "demo.tokens",
          "demo.lock",
          LOCK);

  private final Path folder;
  private final FileChannel channel;

  private DataFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /// Makes it if it isn't there, and keeps others from it.
  ///
  /// @throws DataFolderException if a server has it
  static DataFolder take(Path folder) throws IOException {
    var real = OwnersOnly.folders(folder).toRealPath();
    if (!TAKEN.add(real)) {
      throw inUse(folder);
    }
    try {
      closeToOthers(real);
      return new DataFolder(real, locked(folder, real));
    } catch (IOException | RuntimeException e) {
      TAKEN.remove(real);
      throw e;
    }
  }

  private static FileChannel locked(Path named, Path folder) throws IOException {
    var file = folder.resolve(LOCK);
    var channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OwnersOnly.file(file));
    try {
      if (lock(channel, folder).isEmpty()) {
        throw inUse(named);
      }
      return channel;
    } catch (RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /// Empty if somebody has it. Some network drives have no locks: there nobody can be kept away.
  private static Optional<Boolean> lock(FileChannel channel, Path folder) {
    try {
      FileLock lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(true);
    } catch (IOException e) {
      LOG.warn(
          "nothing keeps a second server from the data folder {}, which can't be locked: {}",
          folder,
          e.toString());
      return Optional.of(false);
    }
  }

  private static DataFolderException inUse(Path folder) {
    return new DataFolderException(
        "the data folder %s is in use by another Partbook server, and a folder is one server's. Stop that one, or give this one another folder: --data DIR"
            .formatted(folder));
  }

  /// Folders of earlier versions were as open as those around them. All of it is gone through only
  /// if something is open on its surface.
  private static void closeToOthers(Path folder) {
    try {
      boolean open = OwnersOnly.isOpen(folder);
      if (open) {
        OwnersOnly.closeAlone(folder);
      }
      for (var name : OURS) {
        var one = folder.resolve(name);
        if (Files.exists(one, LinkOption.NOFOLLOW_LINKS) && (open || OwnersOnly.isOpen(one))) {
          OwnersOnly.close(one);
          open = true;
        }
      }
      if (open) {
        LOG.info(
            "the data folder {} could be read by others, and is its owner's alone now", folder);
      }
    } catch (IOException e) {
      LOG.warn(
          "others may be able to read the data folder {}, and that can't be changed: {}",
          folder,
          e.toString());
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      TAKEN.remove(folder);
    }
  }
}
