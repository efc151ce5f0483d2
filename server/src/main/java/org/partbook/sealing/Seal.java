package org.partbook.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One key that others are sealed with: AES-256-GCM, `1 | number of the key | nonce | sealed`. What
/// the secret is for belongs to what is authenticated, so that none can take another's place.
final class Seal {
  static final int KEY_BYTES = 32;
  private static final byte FORMAT = 1;
  private static final int NUMBER_BYTES = 4;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 1 + NUMBER_BYTES + NONCE_BYTES;
  private static final byte[] FOR_NUMBER =
      "partbook key file: which key".getBytes(StandardCharsets.US_ASCII);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] number;
  private final SecretKeySpec key;

  Seal(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
    this.number = numberOf(key);
  }

  /// Tells keys apart, and nothing of the key.
  private static byte[] numberOf(byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Arrays.copyOf(mac.doFinal(FOR_NUMBER), NUMBER_BYTES);
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  String number() {
    return HexFormat.of().formatHex(number);
  }

  /// With which key something was sealed, as it says itself.
  static String keyOf(byte[] sealed) {
    return sealed.length <= HEAD_BYTES || sealed[0] != FORMAT
        ? "unknown"
        : HexFormat.of().formatHex(sealed, 1, 1 + NUMBER_BYTES);
  }

  byte[] seal(byte[] secret, String use) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, use).doFinal(secret);
      return ByteBuffer.allocate(HEAD_BYTES + sealed.length)
          .put(FORMAT)
          .put(number)
          .put(nonce)
          .put(sealed)
          .array();
    } catch (GeneralSecurityException e) {
      throw impossible(e);
    }
  }

  /// The secret, if it was sealed with this key for this use and nothing of it was changed.
  Optional<byte[]> open(byte[] sealed, String use) {
    var nonce = Arrays.copyOfRange(sealed, HEAD_BYTES - NONCE_BYTES, HEAD_BYTES);
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, nonce, use);
      return Optional.of(cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES));
    } catch (GeneralSecurityException _) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String use) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(use.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static IllegalStateException impossible(GeneralSecurityException e) {
    return new IllegalStateException("every Java has AES and HMAC-SHA256", e);
  }
}
