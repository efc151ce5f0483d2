package org.partbook.blob;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/// The place of blobs as one who tidies up sees it: what lies there, asked for or not.
public interface Inventory extends AutoCloseable {
  /// A file that is named as a blob is.
  record Found(BlobKey key, long size, Instant modified) {}

  /// The blobs whose keys begin with these two digits: about one of 256 of all there are.
  List<Found> beginning(String digits) throws IOException;

  /// How many bytes there are under a key, whatever they are.
  OptionalLong size(BlobKey key) throws IOException;

  /// Reads all of a blob, and says whether it is what its key names.
  ///
  /// @throws IOException if it can't be read, or isn't there
  boolean isWhatItIsNamed(BlobKey key) throws IOException;

  /// Takes a blob away for good.
  void remove(BlobKey key) throws IOException;

  @Override
  default void close() {}
}
