package org.partbook.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/// Passes a document on and can seal what has passed.
public final class SealedStream extends OutputStream {
  private final OutputStream out;
  private final LogKey key;
  private final MessageDigest digest = LogDigest.sha256();

  /// One that passes everything on.
  ///
  /// @param out where to; it isn't closed
  /// @param key of the log
  public SealedStream(OutputStream out, LogKey key) {
    this.out = out;
    this.key = key;
  }

  @Override
  public void write(int b) throws IOException {
    digest.update((byte) b);
    out.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    digest.update(bytes, from, length);
    out.write(bytes, from, length);
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /// The seal of everything up to here. Only one is to be had.
  ///
  /// @return a signed note
  public String seal() {
    return Seal.of(key, Hash.of(digest));
  }
}
