package org.partbook.audit;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A SHA-256: of an entry, or of what lies below a place in the tree.
public final class Hash {
  /// How long each is.
  public static final int BYTES = 32;

  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Of all parts, one behind the other.
  static Hash sha256(byte[]... parts) {
    return new Hash(LogDigest.of(parts));
  }

  /// Of what a digest was given.
  static Hash of(MessageDigest digest) {
    return new Hash(digest.digest());
  }

  /// One by its bytes.
  ///
  /// @param bytes 32, which are copied
  /// @return the same as a hash
  /// @throws IllegalArgumentException if there are more or fewer
  public static Hash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /// The one at a place among others.
  static Hash at(byte[] hashes, int place) {
    return new Hash(Arrays.copyOfRange(hashes, place * BYTES, (place + 1) * BYTES));
  }

  /// One by its base 64.
  ///
  /// @param text 44 characters
  /// @return nothing if it isn't that of 32 bytes
  public static Optional<Hash> parse(String text) {
    return Base64Text.decode(text).filter(bytes -> bytes.length == BYTES).map(Hash::new);
  }

  /// A copy of its bytes.
  ///
  /// @return 32 of them
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Adds its bytes to others.
  ///
  /// @param target with room for 32 bytes
  public void putInto(ByteBuffer target) {
    target.put(bytes);
  }

  /// Its base 64, as checkpoints and proofs have it.
  ///
  /// @return 44 characters
  public String base64() {
    return Base64Text.of(bytes);
  }

  /// Of this and another one, as a node of the tree has it.
  Hash with(byte[] prefix, Hash right) {
    return sha256(prefix, bytes, right.bytes);
  }

  /// Of this behind a prefix.
  Hash behind(byte[] prefix) {
    return sha256(prefix, bytes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Its hexadecimal digits.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
