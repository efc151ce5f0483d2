package org.partbook.backup;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// The pieces of one encrypted file, in their order.
///
/// A piece's nonce is seven zeros, its number in four bytes, and a byte that is 1 for the last one.
/// The key is the file's own, so no nonce is ever used twice with it.
final class Pieces {
  /// What is in a piece, unless it is the last one, which may have less.
  static final int SIZE = 64 * 1024;

  static final int TAG = 16;

  private static final int NONCE = 12;
  private static final int TAG_BITS = TAG * 8;

  private final int mode;
  private final SecretKey key;
  private final Cipher cipher;
  private int number;

  private Pieces(int mode, SecretKey key) {
    this.mode = mode;
    this.key = key;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  static Pieces toEncrypt(SecretKey key) {
    return new Pieces(Cipher.ENCRYPT_MODE, key);
  }

  static Pieces toDecrypt(SecretKey key) {
    return new Pieces(Cipher.DECRYPT_MODE, key);
  }

  /// The next one, encrypted or decrypted.
  ///
  /// @throws GeneralSecurityException if it isn't what was encrypted
  byte[] next(byte[] bytes, int length, boolean last) throws GeneralSecurityException {
    if (number == -1) {
      throw new GeneralSecurityException("the file is too large");
    }
    var nonce = ByteBuffer.allocate(NONCE);
    nonce.position(NONCE - Integer.BYTES - 1);
    nonce.putInt(number++).put((byte) (last ? 1 : 0));
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce.array()));
    return cipher.doFinal(bytes, 0, length);
  }
}
