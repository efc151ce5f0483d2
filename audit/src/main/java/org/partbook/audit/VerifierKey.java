package org.partbook.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// The key by which a log's signatures are checked, as C2SP signed-note and the Go checksum
/// database write it: `name+hash+base64`. Of Ed25519 only.
public final class VerifierKey {
  static final int KEY_BYTES = 32;
  static final byte ED25519 = 1;

  private static final int ID_DIGITS = 8;

  /// What stands before the 32 bytes of a key in X.509 (RFC 8410).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final int id;
  private final byte[] key;
  private final PublicKey publicKey;

  /// One by its parts.
  ///
  /// @param name the log's origin
  /// @param key 32 bytes, as RFC 8032 has them
  VerifierKey(String name, byte[] key) throws NotVerified {
    requireName(name);
    this.name = name;
    this.key = key.clone();
    this.id = id(name, key);
    this.publicKey = publicKey(key);
  }

  private static void requireName(String name) throws NotVerified {
    if (name.isEmpty()
        || name.indexOf('+') >= 0
        || name.chars().anyMatch(VerifierKey::isSpaceOrControl)) {
      throw new NotVerified("a key's name has characters, and no space or plus among them");
    }
  }

  private static boolean isSpaceOrControl(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static PublicKey publicKey(byte[] key) throws NotVerified {
    try {
      var encoded = ByteBuffer.allocate(X509.length + KEY_BYTES).put(X509).put(key).array();
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new NotVerified("the key is no key of Ed25519");
    }
  }

  /// The four bytes by which signatures name their key.
  private static int id(String name, byte[] key) {
    var hash =
        LogDigest.of((name + "\n").getBytes(StandardCharsets.UTF_8), new byte[] {ED25519}, key);
    return ByteBuffer.wrap(hash).getInt();
  }

  /// Reads one.
  ///
  /// @param text `name+hash+base64`
  /// @return the key
  /// @throws NotVerified if it isn't one, or was changed: its hash then doesn't fit
  public static VerifierKey parse(String text) throws NotVerified {
    var parts = text.split("\\+", 3);
    if (parts.length != 3 || parts[1].length() != ID_DIGITS) {
      throw new NotVerified("a verifier key is written name+hash+base64");
    }
    var bytes = Base64Text.decode(parts[2]).orElse(new byte[0]);
    if (bytes.length != 1 + KEY_BYTES || bytes[0] != ED25519) {
      throw new NotVerified("the key is none of Ed25519");
    }
    var key = new byte[KEY_BYTES];
    ByteBuffer.wrap(bytes, 1, KEY_BYTES).get(key);
    var verifier = new VerifierKey(parts[0], key);
    if (!verifier.toString().equals(text)) {
      throw new NotVerified("the key's name and hash don't belong together");
    }
    return verifier;
  }

  /// Whose signatures it checks.
  ///
  /// @return the log's origin
  public String name() {
    return name;
  }

  int id() {
    return id;
  }

  boolean verifies(String text, byte[] signature) {
    try {
      var check = Signature.getInstance("Ed25519");
      check.initVerify(publicKey);
      check.update(text.getBytes(StandardCharsets.UTF_8));
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // Of another length, or with a part that is out of range.
      return false;
    }
  }

  /// As [#parse] reads it.
  @Override
  public String toString() {
    var typed = ByteBuffer.allocate(1 + KEY_BYTES).put(ED25519).put(key).array();
    return name + "+" + HexFormat.of().toHexDigits(id) + "+" + Base64Text.of(typed);
  }
}
