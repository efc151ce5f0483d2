package org.partbook.blob;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.partbook.copies.file.Digest;

/// The SHA-256 of what has passed so far.
final class RunningDigest {
  private final MessageDigest sha256 = sha256();

  /// A stream of the same bytes, of which it is told.
  InputStream of(InputStream bytes) {
    return new DigestInputStream(bytes, sha256);
  }

  /// In hexadecimal. It begins anew with that.
  String take() {
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
