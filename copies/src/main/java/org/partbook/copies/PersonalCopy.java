package org.partbook.copies;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.partbook.copies.bytes.Segment;
import org.partbook.copies.bytes.Segment.Bytes;
import org.partbook.copies.bytes.Segment.FileRegion;
import org.partbook.copies.file.FileKind;

/// One buyer's copy: regions of a file, and bytes of its own between them. It is never put together
/// in one place. The file stays open, so that whoever has decided to deliver it can't find it gone.
public final class PersonalCopy implements AutoCloseable {
  /// In bytes. Large enough that the system calls don't count, small enough for a thousand
  /// downloads at a time.
  private static final int PIECE = 64 * 1024;

  private final FileChannel file;
  private final List<Segment> segments;
  private final long length;
  private final String etag;
  private final FileKind kind;

  PersonalCopy(FileChannel file, List<Segment> segments, String etag, FileKind kind) {
    this.file = file;
    this.segments = segments;
    this.length = segments.stream().mapToLong(Segment::length).sum();
    this.etag = etag;
    this.kind = kind;
  }

  /// In bytes.
  public long length() {
    return length;
  }

  /// A strong one, with its quotation marks: differs whenever the bytes do.
  public String etag() {
    return etag;
  }

  /// What sort of file it is.
  public FileKind kind() {
    return kind;
  }

  /// Writes `length` bytes, beginning with the one at `from`.
  public void writeTo(OutputStream out, long from, long length) throws IOException {
    var piece = new byte[(int) Math.min(PIECE, length)];
    long end = from + length;
    for (long at = from; at < end; ) {
      int read = read(piece, 0, (int) Math.min(PIECE, end - at), at);
      out.write(piece, 0, read);
      at += read;
    }
  }

  /// Reads at least one byte and at most `count`, beginning with the one at `at`.
  int read(byte[] target, int offset, int count, long at) throws IOException {
    long start = 0;
    for (var segment : segments) {
      long within = at - start;
      if (within < segment.length()) {
        int part = (int) Math.min(count, segment.length() - within);
        return read(segment, within, target, offset, part);
      }
      start += segment.length();
    }
    throw new EOFException("a copy of " + length + " bytes has no byte at " + at);
  }

  private int read(Segment segment, long within, byte[] target, int offset, int count)
      throws IOException {
    return switch (segment) {
      case Bytes(var bytes) -> {
        System.arraycopy(bytes, (int) within, target, offset, count);
        yield count;
      }
      case FileRegion region -> {
        long place = region.from() + within;
        int read = file.read(ByteBuffer.wrap(target, offset, count), place);
        if (read < 0) {
          throw new EOFException("the score's file has become shorter than " + place + " bytes");
        }
        yield read;
      }
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
