package org.partbook.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// One HMAC-SHA256 key. It never shows its secret.
final class SigningKey {
  static final int SECRET_BYTES = 32;

  /// 128 bits of the HMAC: as hard to guess as a key, and links stay short.
  static final int TAG_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private static final String CIPHER = "AES/CTR/NoPadding";
  private static final byte[] FOR_HIDING = "hide".getBytes(StandardCharsets.US_ASCII);

  private final int id;
  private final SecretKeySpec secret;
  private final SecretKeySpec hiding;

  SigningKey(int id, byte[] secret) {
    this.id = id;
    this.secret = new SecretKeySpec(secret, ALGORITHM);
    this.hiding = new SecretKeySpec(mac(FOR_HIDING), "AES");
  }

  int id() {
    return id;
  }

  byte[] tag(Purpose purpose, byte[] statement) {
    var signed =
        ByteBuffer.allocate(1 + Integer.BYTES + statement.length)
            .put(purpose.code())
            .putInt(id)
            .put(statement);
    return Arrays.copyOf(mac(signed.array()), TAG_BYTES);
  }

  /// Hides a statement, or shows a hidden one again: both are the same. Its tag is the
  /// initialisation vector, which no two different statements share.
  byte[] hide(byte[] statement, byte[] tag) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, hiding, new IvParameterSpec(tag));
      return cipher.doFinal(statement);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  private byte[] mac(byte[] bytes) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
