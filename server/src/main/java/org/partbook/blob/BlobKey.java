package org.partbook.blob;

/// Names bytes by what they are.
///
/// @param sha256 64 lower-case hexadecimal digits
public record BlobKey(String sha256) {
  public BlobKey {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal: " + sha256);
    }
  }

  @Override
  public String toString() {
    return sha256;
  }
}
