package org.partbook.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, the only hash of the log.
final class LogDigest {
  /// To make one takes as long as to hash a few bytes.
  private static final ThreadLocal<MessageDigest> OF_THREAD =
      ThreadLocal.withInitial(LogDigest::sha256);

  private LogDigest() {}

  /// Of all parts, one behind the other.
  static byte[] of(byte[]... parts) {
    var digest = OF_THREAD.get();
    for (var part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  /// One for bytes that come bit by bit.
  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
