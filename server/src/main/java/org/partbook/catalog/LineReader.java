package org.partbook.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.partbook.json.Json;

/// Splits a stream into lines of bytes, in memory that doesn't depend on how long a line is: of one
/// that is too long only the fact is kept.
final class LineReader implements AutoCloseable {
  /// In bytes. An asset with every field filled in has a few kilobytes.
  static final int LONGEST = 2 * 1024 * 1024;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int filled;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean tooLong;
  private long number;
  private long bytesRead;

  LineReader(InputStream in) {
    this.in = in;
  }

  /// Goes to the next line; false at the end of the stream.
  boolean next() throws IOException {
    line.reset();
    tooLong = false;
    if (position == filled && !fill()) {
      return false;
    }
    number++;
    do {
      var end = endOfLine();
      keep(end);
      if (end < filled) {
        position = end + 1;
        return true;
      }
      position = end;
    } while (fill());
    return true;
  }

  /// Counted from 1.
  long number() {
    return number;
  }

  boolean tooLong() {
    return tooLong;
  }

  /// The line without its end, and without a byte order mark: where files were joined it also
  /// stands before lines in the middle.
  byte[] bytes() {
    return Json.withoutByteOrderMark(line.toByteArray());
  }

  boolean blank() {
    return new String(bytes(), StandardCharsets.ISO_8859_1).isBlank();
  }

  /// Of the stream, up to the end of the line.
  long bytesRead() {
    return bytesRead - (filled - position);
  }

  /// How many bytes of the line are kept.
  int size() {
    return line.size();
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(buffer));
    bytesRead += filled;
    return filled > 0;
  }

  private int endOfLine() {
    var end = position;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private void keep(int end) {
    tooLong |= line.size() + end - position > LONGEST;
    if (tooLong) {
      line.reset();
    } else {
      line.write(buffer, position, end - position);
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
