package org.partbook.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import org.partbook.blob.OwnersOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lock of a folder of backups. It is the operating system's, and gone with its process.
final class FolderLock implements PlaceLock {
  private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);
  private static final String FILE = "lock";

  private final Optional<FileChannel> channel;

  private FolderLock(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /// For who writes.
  ///
  /// @throws BackupException if somebody else writes or reads
  static FolderLock alone(Path folder) throws IOException {
    var file = folder.resolve(FILE);
    var options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    return locked(folder, FileChannel.open(file, options, OwnersOnly.file(file)), false);
  }

  /// For who reads. A folder may be a copy that can't be written to, and has no lock.
  ///
  /// @throws BackupException if somebody writes
  static FolderLock shared(Path folder) throws IOException {
    var file = folder.resolve(FILE);
    return Files.isReadable(file)
        ? locked(folder, FileChannel.open(file, StandardOpenOption.READ), true)
        : new FolderLock(Optional.empty());
  }

  private static FolderLock locked(Path folder, FileChannel channel, boolean shared)
      throws IOException {
    if (isTaken(channel, shared, folder)) {
      return new FolderLock(Optional.of(channel));
    }
    channel.close();
    throw new BackupException(
        "the backups in %s are in use: another backup is being made, checked or restored there"
            .formatted(folder));
  }

  private static boolean isTaken(FileChannel channel, boolean shared, Path folder) {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    } catch (IOException e) {
      LOG.warn(
          "nothing keeps two backups to {} apart, which can't be locked: {}", folder, e.toString());
      return true;
    }
  }

  @Override
  public void close() {
    try {
      if (channel.isPresent()) {
        channel.get().close();
      }
    } catch (IOException e) {
      LOG.debug("the lock goes with the process: {}", e.toString());
    }
  }
}
