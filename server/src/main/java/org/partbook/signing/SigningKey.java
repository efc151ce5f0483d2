package org.partbook.signing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
  private final Spares<Mac> macs;
  private final Spares<Cipher> ciphers = new Spares<>(() -> Cipher.getInstance(CIPHER));
  private final SecretKeySpec hiding;

  SigningKey(int id, byte[] secret) {
    this.id = id;
    var key = new SecretKeySpec(secret, ALGORITHM);
    this.macs =
        new Spares<>(() -> {
          var mac = Mac.getInstance(ALGORITHM);
          mac.init(key);
          return mac;
        });
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

  /// Never a tag: those begin with the small number of a purpose.
  byte[] fingerprint(String sort, byte[] thing) {
    var name = ("fingerprint " + sort).getBytes(StandardCharsets.UTF_8);
    var all =
        ByteBuffer.allocate(name.length + 1 + thing.length).put(name).put((byte) 0).put(thing);
    return mac(all.array());
  }

  /// Hides a statement, or shows a hidden one again: both are the same. Its tag is the
  /// initialisation vector, which no two different statements share.
  byte[] hide(byte[] statement, byte[] tag) {
    return ciphers.use(cipher -> {
      cipher.init(Cipher.ENCRYPT_MODE, hiding, new IvParameterSpec(tag));
      return cipher.doFinal(statement);
    });
  }

  private byte[] mac(byte[] bytes) {
    return macs.use(mac -> mac.doFinal(bytes));
  }
}
