package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.partbook.blob.Inventory.Found;
import org.partbook.copies.file.Regions;

/// Bytes by key. What was put is durable when `put` returns. Nobody is told where they lie, so it
/// may be a folder or a bucket. Where it is a bucket, everything may end with [BlobsAwayException].
public interface BlobStore extends AutoCloseable {
  /// Stores what the stream holds; putting the same again changes nothing, but that it mends what
  /// was damaged.
  BlobKey put(InputStream bytes) throws IOException;

  /// Whether there are bytes of this key, sound or not.
  boolean has(BlobKey key) throws IOException;

  /// Whether a blob is there with the bytes that were put. All of it is read when it is first asked
  /// for since the start; but a server believes its bucket that it is there, until it reads it.
  ///
  /// @throws IOException if it can't be read
  boolean isSound(BlobKey key) throws IOException;

  /// How a blob is at this moment: all of it is read.
  ///
  /// @throws IOException if it can't be read
  Condition condition(BlobKey key) throws IOException;

  /// A part of a blob, for whoever reads it once.
  ///
  /// @param from the first byte, counted from 0
  /// @param length how many at most; fewer come if the blob ends before
  /// @throws NoSuchFileException if there is no such blob
  /// @throws DamagedBlobException if its bytes aren't those that were put
  InputStream open(BlobKey key, long from, long length) throws IOException;

  /// A blob of which several parts are read. It can't vanish while it is open.
  ///
  /// @throws NoSuchFileException if there is no such blob
  /// @throws DamagedBlobException if its bytes aren't those that were put
  Regions open(BlobKey key) throws IOException;

  /// All blobs whose keys begin so, sound or not, in the order of their keys.
  ///
  /// @param two hexadecimal digits
  List<Found> beginning(String two) throws IOException;

  /// Whether bytes can be written and read back.
  ///
  /// @throws IOException if they can't, saying why
  boolean works() throws IOException;

  @Override
  default void close() {}
}
