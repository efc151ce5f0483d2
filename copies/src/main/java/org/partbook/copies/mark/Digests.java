package org.partbook.copies.mark;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// SHA-256, of which the marks use a few bytes to tell a code from a coincidence.
final class Digests {
  private Digests() {}

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
