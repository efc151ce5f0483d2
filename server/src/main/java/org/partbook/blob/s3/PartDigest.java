package org.partbook.blob.s3;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// What a store compares the bytes of a request with: their MD5, which all stores know. Who the
/// bytes are, their SHA-256 says.
final class PartDigest {
  private PartDigest() {}

  /// As the header `Content-MD5` has it.
  static String of(byte[] bytes, int length) {
    try {
      var md5 = MessageDigest.getInstance("MD5");
      md5.update(bytes, 0, length);
      return Base64.getEncoder().encodeToString(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }
}
