package org.partbook.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.partbook.copies.file.Digest;

/// Sees how large a file becomes where it is stored, and its SHA-256.
final class StoredDigest extends FilterOutputStream {
  private final MessageDigest digest;
  private long size;

  StoredDigest(OutputStream out) {
    this(out, Digest.running());
  }

  private StoredDigest(OutputStream out, MessageDigest digest) {
    super(new DigestOutputStream(out, digest));
    this.digest = digest;
  }

  @Override
  public void write(int one) throws IOException {
    out.write(one);
    size++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    size += length;
  }

  /// What was stored, when all of it has been written.
  StoredFile file(String name) {
    return new StoredFile(name, size, Digest.hex(digest.digest()));
  }
}
