package org.partbook.copies.pdf;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;
import org.partbook.copies.bytes.Segments;

/// A copy, as PDFBox reads files. It doesn't close the file.
final class CopyReader implements RandomAccessRead {
  private static final int BUFFER = 16 * 1024;

  private final Segments copy;
  private final byte[] buffer = new byte[BUFFER];
  private long bufferStart;
  private int bufferLength;
  private long position;
  private boolean closed;

  CopyReader(Segments copy) {
    this.copy = copy;
  }

  @Override
  public int read() throws IOException {
    if (!fill()) {
      return -1;
    }
    int read = buffer[(int) (position - bufferStart)] & 0xff;
    position++;
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int at = (int) (position - bufferStart);
    int part = Math.min(count, bufferLength - at);
    System.arraycopy(buffer, at, target, offset, part);
    position += part;
    return part;
  }

  /// Whether there is a byte at the position.
  private boolean fill() throws IOException {
    if (position >= bufferStart && position < bufferStart + bufferLength) {
      return true;
    }
    if (position >= copy.length()) {
      return false;
    }
    int wanted = (int) Math.min(BUFFER, copy.length() - position);
    bufferStart = position;
    bufferLength = copy.read(buffer, 0, wanted, position);
    return true;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long place) throws IOException {
    if (place < 0) {
      throw new IOException("a place before the beginning: " + place);
    }
    position = Math.min(place, copy.length());
  }

  @Override
  public long length() {
    return copy.length();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isEOF() {
    return position >= copy.length();
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(this, start, length);
  }

  @Override
  public void close() {
    closed = true;
  }
}
