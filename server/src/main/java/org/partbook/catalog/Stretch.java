package org.partbook.catalog;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Some lines in a row, as the file has them.
///
/// @param bytes that they take in memory
/// @param end how many bytes of the file come up to their end
record Stretch(List<Line> lines, int bytes, long end) {
  private static final int MOST_LINES = 200;
  private static final int MOST_BYTES = 192 * 1024;

  /// A line of the file.
  ///
  /// @param number counted from 1
  /// @param bytes none of one that is too long
  record Line(long number, Optional<byte[]> bytes, boolean blank) {
    int size() {
      return bytes.map(some -> some.length).orElse(0);
    }
  }

  /// The next lines; no lines at the end of the file.
  static Stretch next(LineReader reader) throws IOException {
    var lines = new ArrayList<Line>();
    int bytes = 0;
    while (lines.size() < MOST_LINES && bytes < MOST_BYTES && reader.next()) {
      var line = line(reader);
      lines.add(line);
      bytes += line.size();
    }
    return new Stretch(lines, bytes, reader.bytesRead());
  }

  private static Line line(LineReader reader) {
    if (reader.tooLong()) {
      return new Line(reader.number(), Optional.empty(), false);
    }
    return new Line(reader.number(), Optional.of(reader.bytes()), reader.blank());
  }
}
