package org.partbook.copies.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// Open bytes of which any part can be read, by several threads at a time: a file, or an object in
/// a bucket, of which you write an implementation. They don't change, and don't vanish, while they
/// are open.
public interface Regions extends RegionSource, Closeable {
  /// How many bytes there are.
  ///
  /// @return 0 or more, and the same at every call
  /// @throws IOException if that can't be found out
  long length() throws IOException;

  /// Those of a file, which is open until this is closed.
  ///
  /// @param file that isn't written to meanwhile
  /// @return its bytes
  /// @throws IOException if it can't be opened
  static Regions of(Path file) throws IOException {
    return FileRegions.open(file);
  }
}
