package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.partbook.blob.Bucket.Content;
import org.partbook.blob.Bucket.Seen;

/// What somebody else's store does with files, by their names below the prefix of the bucket.
/// Everything takes as long as a network takes, but not longer than some time, and is tried again
/// by itself; what fails after that is a [BlobsAwayException].
public interface BucketFiles extends AutoCloseable {
  /// A file that lies there.
  ///
  /// @param modified by the store's clock
  record Stored(String name, long size, Instant modified) {}

  /// Writes what is to be in a file.
  interface Writing {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Nothing if it isn't there.
  Optional<Seen> look(String name) throws IOException;

  /// Begins to read all of a file.
  ///
  /// @throws NoSuchFileException if it isn't there
  Content open(String name) throws IOException;

  /// Begins to read a part of a file.
  ///
  /// @param seen as it was seen before; another one isn't read
  /// @param from the first byte, counted from 0, which must be there
  /// @param length how many
  InputStream open(String name, Seen seen, long from, long length) throws IOException;

  /// Reads all of a file, at any pace: where the connection breaks, it goes on with another.
  ///
  /// @throws NoSuchFileException if it isn't there
  default InputStream read(String name) throws IOException {
    var content = open(name);
    return new ResumingStream(
        name, content, (at, length) -> open(name, content.seen(), at, length));
  }

  /// Stores a file. When it returns, the store has said that it has all of it; when something goes
  /// wrong, what was there before still is. Of a large file, no more than a part is in memory.
  void send(String name, Writing content) throws IOException;

  /// Those whose names begin so, in their order.
  ///
  /// @param most how many at most
  List<Stored> beginning(String with, int most) throws IOException;

  /// Takes a file away for good.
  void remove(String name) throws IOException;

  /// Takes away what was sent of files whose names begin so and that nobody has completed.
  void abandon(String with) throws IOException;

  /// Whether the bucket is there and lets us in.
  ///
  /// @throws IOException if not, saying why
  void check() throws IOException;

  @Override
  void close();
}
