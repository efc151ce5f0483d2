package org.partbook.blob;

import java.io.FilterInputStream;
import java.io.IOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.partbook.blob.Bucket.Content;
import org.partbook.copies.file.Digest;

/// A blob on its way, which ends with an exception if what has passed isn't what its key names.
final class CheckedStream extends FilterInputStream {
  private final BlobKey key;
  private final Content content;
  private final MessageDigest sha256;
  private long length;
  private boolean checked;

  CheckedStream(BlobKey key, Content content) {
    this(key, content, Digest.running());
  }

  private CheckedStream(BlobKey key, Content content, MessageDigest sha256) {
    super(new DigestInputStream(content.bytes(), sha256));
    this.key = key;
    this.content = content;
    this.sha256 = sha256;
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
    if (!Digest.hex(sha256.digest()).equals(key.sha256())) {
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
