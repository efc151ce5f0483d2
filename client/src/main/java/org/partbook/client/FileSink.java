package org.partbook.client;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/// A file beside the target, which takes the target's place when it is whole. Until then the target
/// is as it was; when something goes wrong, nothing is left.
final class FileSink implements Sink, AutoCloseable {
  private final Path target;
  private final Path part;
  private final FileChannel channel;

  private FileSink(Path target, Path part, FileChannel channel) {
    this.target = target;
    this.part = part;
    this.channel = channel;
  }

  static FileSink beside(Path target) throws IOException {
    if (target.getFileName() == null || Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "is a folder");
    }
    var random = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
    // Without the target's name, which may be as long as a name can be.
    var part = target.resolveSibling("." + random + ".part");
    return new FileSink(
        target,
        part,
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public boolean restart() throws IOException {
    channel.truncate(0);
    channel.position(0);
    return true;
  }

  /// Puts the file where it belongs.
  void finish() throws IOException {
    channel.force(true);
    channel.close();
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(part);
  }
}
