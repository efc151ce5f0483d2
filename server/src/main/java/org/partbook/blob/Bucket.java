package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.Inventory.Found;

/// What somebody else's store does with blobs. Everything takes as long as a network takes, but not
/// longer than some time, and is tried again by itself; what fails after that is a
/// [BlobsAwayException].
///
/// To be called from virtual threads: only these can be kept from waiting for ever.
public interface Bucket extends AutoCloseable {
  /// What is known of a blob without reading it.
  ///
  /// @param version another one when it was written again
  record Seen(long size, String version) {}

  /// A blob that is being read; closing it before its end breaks it off.
  record Content(InputStream bytes, Seen seen) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  /// Nothing if it isn't there.
  Optional<Seen> look(BlobKey key) throws IOException;

  /// Begins to read all of a blob.
  ///
  /// @throws NoSuchFileException if it isn't there
  Content open(BlobKey key) throws IOException;

  /// Begins to read a part of a blob.
  ///
  /// @param seen as it was seen before; another one isn't read
  /// @param from the first byte, counted from 0, which must be there
  /// @param length how many
  InputStream open(BlobKey key, Seen seen, long from, long length) throws IOException;

  /// Stores a file. When it returns, the store has said that it has all of it.
  void put(BlobKey key, Path file) throws IOException;

  /// Those whose keys begin so, in their order.
  List<Found> beginning(String digits) throws IOException;

  /// Takes a blob away for good.
  void remove(BlobKey key) throws IOException;

  /// Whether it is there and lets us in.
  ///
  /// @throws IOException if not, saying why
  void check() throws IOException;

  @Override
  void close();
}
