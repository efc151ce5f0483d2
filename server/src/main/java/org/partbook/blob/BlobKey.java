package org.partbook.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names bytes by what they are.
///
/// @param sha256 64 lower-case hexadecimal digits
public record BlobKey(String sha256) {
  public BlobKey {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
    }
  }

  /// The key that a file's bytes have.
  public static BlobKey of(Path file) throws IOException {
    var digest = sha256Digest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new BlobKey(HexFormat.of().formatHex(digest.digest()));
  }

  /// The key that a text's UTF-8 has.
  public static BlobKey of(String text) {
    var digest = sha256Digest().digest(text.getBytes(StandardCharsets.UTF_8));
    return new BlobKey(HexFormat.of().formatHex(digest));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return sha256;
  }
}
