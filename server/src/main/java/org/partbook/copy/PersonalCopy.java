package org.partbook.copy;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// One buyer's copy of a score: today the file as it was sold. It stays open, so that whoever has
/// decided to deliver it can't find it gone.
public final class PersonalCopy implements AutoCloseable {
  /// In bytes. Large enough that the system calls don't count, small enough for a thousand
  /// downloads at a time.
  private static final int PIECE = 64 * 1024;

  private final FileChannel file;
  private final long length;
  private final String etag;

  PersonalCopy(FileChannel file, long length, String etag) {
    this.file = file;
    this.length = length;
    this.etag = etag;
  }

  /// In bytes.
  public long length() {
    return length;
  }

  /// A strong one, with its quotation marks: differs from line to line and from score to score.
  public String etag() {
    return etag;
  }

  public String mediaType() {
    return "application/pdf";
  }

  /// Writes `length` bytes, beginning with the one at `from`.
  public void writeTo(OutputStream out, long from, long length) throws IOException {
    var piece = new byte[(int) Math.min(PIECE, length)];
    long end = from + length;
    for (long at = from; at < end; ) {
      int read = file.read(ByteBuffer.wrap(piece, 0, (int) Math.min(PIECE, end - at)), at);
      if (read < 0) {
        throw new EOFException("the score's file has become shorter than " + end + " bytes");
      }
      out.write(piece, 0, read);
      at += read;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
