package org.partbook.copies.file;

import java.io.IOException;
import java.io.InputStream;

/// Where any part of some bytes can be read, by several threads at a time.
@FunctionalInterface
public interface RegionSource {
  /// Opens a part of them. Closing the stream leaves the rest open.
  ///
  /// @param from the first byte, counted from 0
  /// @param length how many at most; fewer come if the bytes end before
  /// @return the part, to be closed by the caller
  /// @throws IOException if they can't be read
  InputStream open(long from, long length) throws IOException;
}
