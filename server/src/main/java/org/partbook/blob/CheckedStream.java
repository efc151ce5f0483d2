package org.partbook.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import org.partbook.blob.Bucket.Content;

/// A blob on its way, which ends with an exception if what has passed isn't what its key names.
final class CheckedStream extends FilterInputStream {
  private final BlobKey key;
  private final Content content;
  private final RunningDigest digest;
  private long length;
  private boolean checked;

  CheckedStream(BlobKey key, Content content) {
    this(key, content, new RunningDigest());
  }

  private CheckedStream(BlobKey key, Content content, RunningDigest digest) {
    super(digest.of(content.bytes()));
    this.key = key;
    this.content = content;
    this.digest = digest;
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    passed(one < 0 ? -1 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int from, int count) throws IOException {
    int read = super.read(target, from, count);
    passed(read);
    return read;
  }

  private void passed(int count) throws IOException {
    if (count >= 0) {
      length += count;
      return;
    }
    if (checked) {
      return;
    }
    if (length < content.seen().size()) {
      throw new IOException(
          "blob %s ended after %d of its %d bytes".formatted(key, length, content.seen().size()));
    }
    if (!digest.take().equals(key.sha256())) {
      throw DamagedBlobException.of(key);
    }
    checked = true;
  }

  @Override
  public long skip(long count) {
    return 0;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }
}
