package org.partbook.blob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.partbook.blob.Bucket.Content;
import org.partbook.blob.Bucket.Seen;

/// A file of a bucket that is read by somebody who may be slow, or for hours. A connection that
/// breaks meanwhile, or was closed because nobody read, is followed by another one, which goes on
/// at the same byte of the same version.
final class ResumingStream extends InputStream {
  /// Without a byte in between.
  private static final int TRIES = 3;

  private final String name;
  private final Rest rest;
  private final Seen seen;
  private InputStream in;
  private long at;
  private int failed;

  /// Begins to read the rest of the same version.
  interface Rest {
    /// Opens what is left of it.
    ///
    /// @param at the first byte, counted from 0
    /// @param length how many
    InputStream from(long at, long length) throws IOException;
  }

  /// @param name as what it is called when it can't be read
  /// @param content that was opened
  ResumingStream(String name, Content content, Rest rest) {
    this.name = name;
    this.rest = rest;
    this.seen = content.seen();
    this.in = content.bytes();
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    while (true) {
      try {
        int read = in.read(target, from, count);
        if (read > 0) {
          at += read;
          failed = 0;
          return read;
        }
        if (at >= seen.size()) {
          return -1;
        }
        throw new EOFException("it ended after %d of its %d bytes".formatted(at, seen.size()));
      } catch (IOException e) {
        resume(e);
      }
    }
  }

  private void resume(IOException reason) throws IOException {
    if (++failed > TRIES) {
      throw new BlobsAwayException("%s can't be read to its end".formatted(name), reason);
    }
    in.close();
    in = rest.from(at, seen.size() - at);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
