package org.partbook.copies.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/// A part of a file as a stream. Several may read one file at a time; closing one leaves it open.
final class RegionStream extends InputStream {
  private final FileChannel file;
  private final long end;
  private long at;

  RegionStream(FileChannel file, long from, long length) {
    this.file = file;
    if (from < 0 || length < 0) {
      throw new IllegalArgumentException("a region of " + length + " bytes from " + from);
    }
    this.at = from;
    this.end = length > Long.MAX_VALUE - from ? Long.MAX_VALUE : from + length;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, target.length);
    if (count == 0) {
      return 0;
    }
    if (at >= end) {
      return -1;
    }
    int read = file.read(ByteBuffer.wrap(target, offset, (int) Math.min(count, end - at)), at);
    at += Math.max(read, 0);
    return read;
  }
}
