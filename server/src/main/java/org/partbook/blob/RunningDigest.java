package org.partbook.blob;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.partbook.copies.file.Digest;

/// The SHA-256 of what has passed so far.
public final class RunningDigest {
  private final MessageDigest sha256 = sha256();

  /// A stream of the same bytes, of which it is told.
  public InputStream of(InputStream bytes) {
    return new DigestInputStream(bytes, sha256);
  }

  /// As above, for what is written.
  public OutputStream of(OutputStream bytes) {
    return new DigestOutputStream(bytes, sha256);
  }

  /// In hexadecimal. It begins anew with that.
  public String take() {
    return Digest.hex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
