package org.partbook.blob;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.partbook.copies.file.Digest;

/// Names bytes by what they are.
///
/// @param sha256 64 lower-case hexadecimal digits
public record BlobKey(String sha256) {
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");

  public BlobKey {
    if (!isOne(sha256)) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
    }
  }

  /// Whether a text is one.
  public static boolean isOne(String text) {
    return HEXADECIMAL.matcher(text).matches();
  }

  /// The key that a file's bytes have.
  public static BlobKey of(Path file) throws IOException {
    return new BlobKey(Digest.ofFile(file));
  }

  /// The key that a text's UTF-8 has.
  public static BlobKey of(String text) {
    return new BlobKey(Digest.hex(Digest.of(text)));
  }

  @Override
  public String toString() {
    return sha256;
  }
}
