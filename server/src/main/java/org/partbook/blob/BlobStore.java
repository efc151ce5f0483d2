package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import org.partbook.copies.file.Regions;

/// Bytes by key. What was put is durable when `put` returns. Nobody is told where they lie, so it
/// may be a folder or a bucket.
public interface BlobStore {
  /// Stores what the stream holds; putting the same again changes nothing.
  BlobKey put(InputStream bytes) throws IOException;

  /// Whether there are bytes of this key.
  boolean has(BlobKey key) throws IOException;

  /// A part of a blob, for whoever reads it once.
  ///
  /// @param from the first byte, counted from 0
  /// @param length how many at most; fewer come if the blob ends before
  /// @throws NoSuchFileException if there is no such blob
  InputStream open(BlobKey key, long from, long length) throws IOException;

  /// A blob of which several parts are read. It can't vanish while it is open.
  ///
  /// @throws NoSuchFileException if there is no such blob
  Regions open(BlobKey key) throws IOException;

  /// Whether bytes can be written and read back.
  ///
  /// @throws IOException if they can't, saying why
  boolean works() throws IOException;
}
