package org.partbook.copies.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// Open bytes of which any part can be read, by several threads at a time: a file, or an object in
/// a bucket. They don't change, and don't vanish, while they are open.
public interface Regions extends RegionSource, Closeable {
  /// How many bytes there are.
  long length() throws IOException;

  /// Those of a file, which is open until this is closed.
  static Regions of(Path file) throws IOException {
    return FileRegions.open(file);
  }
}
