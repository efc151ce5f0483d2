package org.partbook.audit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/// What the log has of an entry: SHA-256 of a salt and the entry's canonical text. Whoever has both
/// can tell that they belong to it; nobody can guess the entry from it.
public final class Commitment {
  /// How long each salt is.
  public static final int SALT_BYTES = 16;

  private Commitment() {}

  /// Of an entry.
  ///
  /// @param salt 16 bytes, drawn for this entry
  /// @param entry its canonical text
  /// @return the log's entry
  public static Hash of(byte[] salt, String entry) {
    return Hash.sha256(salt, entry.getBytes(StandardCharsets.UTF_8));
  }

  /// Of an entry whose text comes in three pieces, as bytes of UTF-8.
  ///
  /// @param salt 16 bytes, drawn for this entry
  /// @param head where it begins
  /// @param body what is in between
  /// @param tail where it ends
  /// @return the log's entry
  public static Hash of(byte[] salt, byte[] head, byte[] body, byte[] tail) {
    return Hash.sha256(salt, head, body, tail);
  }

  /// A salt by its digits, in lower case.
  static Optional<byte[]> salt(String hex) {
    try {
      return Optional.of(HexFormat.of().parseHex(hex))
          .filter(salt -> salt.length == SALT_BYTES && HexFormat.of().formatHex(salt).equals(hex));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
