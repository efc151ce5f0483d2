package org.partbook.copies.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/// Open bytes of which any part can be read, by several threads at a time: a file, or an object in
/// a bucket, of which you write an implementation. They don't change, and don't vanish, while they
/// are open.
public interface Regions extends RegionSource, Closeable {
  /// How much is read at a time into the heap, in bytes.
  int PIECE = 16 * 1024;

  /// How many bytes there are.
  ///
  /// @return 0 or more, and the same at every call
  /// @throws IOException if that can't be found out
  long length() throws IOException;

  /// Reads at least one byte, and as many as there is room for, beginning with the one at `from`.
  ///
  /// @param target with room; a buffer outside the heap saves a file a copy
  /// @param from the first byte, counted from 0
  /// @return how many were read, or -1 if there are none there
  /// @throws IOException if they can't be read
  default int read(ByteBuffer target, long from) throws IOException {
    var part = new byte[Math.min(PIECE, target.remaining())];
    try (var in = open(from, part.length)) {
      int read = in.read(part);
      if (read > 0) {
        target.put(part, 0, read);
      }
      return read;
    }
  }

  /// Those of a file, which is open until this is closed.
  ///
  /// @param file that isn't written to meanwhile
  /// @return its bytes
  /// @throws IOException if it can't be opened
  static Regions of(Path file) throws IOException {
    return FileRegions.open(file);
  }
}
