package org.partbook.copies.bytes;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.partbook.copies.bytes.Segment.Bytes;
import org.partbook.copies.bytes.Segment.FileRegion;
import org.partbook.copies.file.Regions;

/// Regions of a file, and bytes between them, read as if they were one file. It is never put
/// together in one place.
public final class Segments {
  /// In bytes. Large enough that the system calls hardly count, small enough for thousands of
  /// readers who make us wait.
  private static final int PIECE = 16 * 1024;

  private final Regions file;
  private final List<Segment> segments;
  private final long length;

  public Segments(Regions file, List<Segment> segments) {
    this.file = file;
    this.segments = segments;
    this.length = segments.stream().mapToLong(Segment::length).sum();
  }

  /// In bytes.
  public long length() {
    return length;
  }

  /// Writes `length` bytes, beginning with the one at `from`.
  public void writeTo(OutputStream out, long from, long length) throws IOException {
    long start = 0;
    long end = from + length;
    if (end > this.length) {
      throw end(end - 1);
    }
    for (var segment : segments) {
      long first = Math.max(from, start);
      long last = Math.min(end, start + segment.length());
      if (first < last) {
        write(segment, first - start, last - first, out);
      }
      start += segment.length();
    }
  }

  private void write(Segment segment, long within, long length, OutputStream out)
      throws IOException {
    switch (segment) {
      case Bytes(var bytes) -> out.write(bytes, (int) within, (int) length);
      case FileRegion region -> writeRegion(region.from() + within, length, out);
    }
  }

  private void writeRegion(long from, long length, OutputStream out) throws IOException {
    var piece = new byte[(int) Math.min(PIECE, length)];
    try (var in = file.open(from, length)) {
      for (long left = length; left > 0; ) {
        int read = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (read < 0) {
          throw shortened(from + length - left);
        }
        out.write(piece, 0, read);
        left -= read;
      }
    }
  }

  /// Fills a buffer, beginning with the byte at `at`; less comes if the copy ends before.
  public void read(ByteBuffer target, long at) throws IOException {
    if (at >= length) {
      throw end(at);
    }
    long start = 0;
    long next = at;
    for (var segment : segments) {
      long end = start + segment.length();
      while (next < end && target.hasRemaining()) {
        int part = (int) Math.min(target.remaining(), end - next);
        next += read(segment, next - start, target, part);
      }
      start = end;
    }
  }

  /// Reads at least one byte and at most `count`, of which there is room for all.
  private int read(Segment segment, long within, ByteBuffer target, int count) throws IOException {
    return switch (segment) {
      case Bytes(var bytes) -> {
        target.put(bytes, (int) within, count);
        yield count;
      }
      case FileRegion region -> {
        long place = region.from() + within;
        int limit = target.limit();
        int read = file.read(target.limit(target.position() + count), place);
        target.limit(limit);
        if (read < 0) {
          throw shortened(place);
        }
        yield read;
      }
    };
  }

  /// Reads at least one byte and at most `count`, beginning with the one at `at`.
  public int read(byte[] target, int offset, int count, long at) throws IOException {
    long start = 0;
    for (var segment : segments) {
      long within = at - start;
      if (within < segment.length()) {
        int part = (int) Math.min(count, segment.length() - within);
        return read(segment, within, target, offset, part);
      }
      start += segment.length();
    }
    throw end(at);
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
        try (var in = file.open(place, count)) {
          int read = in.read(target, offset, count);
          if (read < 0) {
            throw shortened(place);
          }
          yield read;
        }
      }
    };
  }

  private EOFException end(long at) {
    return new EOFException("a copy of " + length + " bytes has no byte at " + at);
  }

  private static EOFException shortened(long place) {
    return new EOFException("the score's file has become shorter than " + place + " bytes");
  }
}
