package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.partbook.blob.Bucket.Seen;
import org.partbook.copies.file.Regions;

/// A blob that was found sound and could not be kept here: each part is asked for again, of just
/// that version.
record BucketRegions(Bucket bucket, BlobKey key, Seen seen, Waiting waiting) implements Regions {
  /// So much is asked for at a time: each question takes the way there and back.
  private static final int QUESTION = 1024 * 1024;

  @Override
  public long length() {
    return seen.size();
  }

  @Override
  public InputStream open(long from, long length) throws IOException {
    long most = Math.min(length, seen.size() - from);
    if (most <= 0) {
      return InputStream.nullInputStream();
    }
    return waiting.forAnswer(() -> bucket.open(key, seen, from, most));
  }

  @Override
  public int read(ByteBuffer target, long from) throws IOException {
    var part = new byte[Math.min(QUESTION, target.remaining())];
    try (var in = open(from, part.length)) {
      int read = in.readNBytes(part, 0, part.length);
      target.put(part, 0, read);
      return read == 0 ? -1 : read;
    }
  }

  @Override
  public void close() {}
}
