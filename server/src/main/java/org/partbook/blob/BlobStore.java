package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Bytes by key. What was put is durable when `put` returns.
public interface BlobStore {
  /// Stores what the stream holds; putting the same again changes nothing.
  BlobKey put(InputStream bytes) throws IOException;

  /// The bytes as a file for reading; never to be written to.
  Optional<Path> find(BlobKey key) throws IOException;

  /// Whether bytes can be written and read back.
  ///
  /// @throws IOException if they can't, saying why
  boolean works() throws IOException;
}
