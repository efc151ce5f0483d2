package org.partbook.access;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.partbook.copies.file.Digest;

/// The SHA-256 of an access token: what is known of it after it was issued. A token is 32 random
/// bytes, so a plain hash can't be searched for it and needs no salt.
public final class TokenHash {
  private final byte[] bytes;

  private TokenHash(byte[] bytes) {
    this.bytes = bytes;
  }

  static TokenHash of(String token) {
    return new TokenHash(Digest.of(token));
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /// The first eight bytes, by which tokens are told apart where nothing depends on it for good.
  public long beginning() {
    return ByteBuffer.wrap(bytes).getLong();
  }

  /// In hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
