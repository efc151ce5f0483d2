package org.partbook.maven;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// A way to check a file that builds know: the ending of the file beside it, and what is in there.
enum FileDigest {
  SHA_512("SHA-512"),
  SHA_256("SHA-256"),
  SHA_1("SHA-1"),
  MD5("MD5");

  private final String algorithm;

  FileDigest(String algorithm) {
    this.algorithm = algorithm;
  }

  /// With its dot.
  String extension() {
    return "." + algorithm.replace("-", "").toLowerCase(Locale.ROOT);
  }

  String hexOf(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
