package org.partbook.signing;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One HMAC-SHA256 key. It never shows its secret.
final class SigningKey {
  static final int SECRET_BYTES = 32;

  /// 128 bits of the HMAC: as hard to guess as a key, and links stay short.
  static final int TAG_BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final int id;
  private final SecretKeySpec secret;

  SigningKey(int id, byte[] secret) {
    this.id = id;
    this.secret = new SecretKeySpec(secret, ALGORITHM);
  }

  int id() {
    return id;
  }

  byte[] tag(Purpose purpose, byte[] statement) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update(purpose.code());
      mac.update((byte) (id >>> 24));
      mac.update((byte) (id >>> 16));
      mac.update((byte) (id >>> 8));
      mac.update((byte) id);
      return Arrays.copyOf(mac.doFinal(statement), TAG_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
