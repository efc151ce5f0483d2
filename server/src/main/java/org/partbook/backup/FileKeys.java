package org.partbook.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/// Encrypts each file with a key of its own, in the construction STREAM (Hoang, Reyhanitabar,
/// Rogaway, Vizár 2015): AES-256-GCM over pieces that are numbered, of which the last is marked.
///
/// A file begins with four bytes that name the format and 32 bytes by chance. Its key is made of
/// these, of the folder's key and of the file's name by HKDF. So nothing in a file can be changed,
/// left out, put elsewhere or cut off, and no file can take the place of another.
final class FileKeys implements Lying {
  private static final byte[] FORMAT = "PBS1".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 32;
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKey folder;

  /// @param folder the key that all others are made of
  FileKeys(SecretKey folder) {
    this.folder = folder;
  }

  @Override
  public OutputStream write(String name, OutputStream out) throws IOException {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    out.write(FORMAT);
    out.write(salt);
    return new SealingStream(key(name, salt), out);
  }

  @Override
  public InputStream read(String name, InputStream in) throws IOException {
    var format = in.readNBytes(FORMAT.length);
    var salt = in.readNBytes(SALT_BYTES);
    if (!Arrays.equals(format, FORMAT) || salt.length < SALT_BYTES) {
      in.close();
      throw new IOException(name + " is damaged: it isn't encrypted as the others are");
    }
    return new OpeningStream(name, key(name, salt), in);
  }

  /// Even an empty file has a piece.
  @Override
  public long size(long size) {
    return FORMAT.length
        + SALT_BYTES
        + size
        + Pieces.TAG * Math.max(1, Math.ceilDiv(size, Pieces.SIZE));
  }

  private SecretKey key(String name, byte[] salt) {
    return derived(folder, salt, "partbook backup: " + name);
  }

  static SecretKey derived(SecretKey from, byte[] salt, String purpose) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(from)
              .addSalt(salt)
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HKDF", e);
    }
  }
}
