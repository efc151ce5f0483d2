package org.partbook.statement;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.partbook.blob.OwnersOnly;
import org.partbook.blob.Unfinished;

/// A file on the disk that loses its name as soon as it is open. It is gone with whoever has it
/// open, also when the process is killed; but in the very moment between the two it leaves a file
/// without bytes, which is cleared away with whatever else is left there.
final class UnnamedFile implements AutoCloseable {
  private final FileChannel channel;

  private UnnamedFile(FileChannel channel) {
    this.channel = channel;
  }

  /// One without bytes.
  ///
  /// @param folder on whose disk it is, made if need be
  static UnnamedFile in(Path folder) throws IOException {
    var file = Unfinished.in(OwnersOnly.folders(folder));
    return new UnnamedFile(
        FileChannel.open(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE),
            OwnersOnly.file(file)));
  }

  interface Writing<T> {
    T to(OutputStream out) throws IOException;
  }

  /// Writes it, in the place of what it had.
  <T> T write(Writing<T> writing) throws IOException {
    channel.truncate(0);
    var out = new BufferedOutputStream(Channels.newOutputStream(channel));
    var result = writing.to(out);
    out.flush();
    return result;
  }

  long size() throws IOException {
    return channel.size();
  }

  /// All of it. Who closes that closes the file.
  InputStream read() throws IOException {
    channel.position(0);
    return new BufferedInputStream(Channels.newInputStream(channel));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
