package org.partbook.copies.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, by which files are known (FIPS 180-4): 32 bytes, or 64 lower-case hexadecimal digits.
public final class Digest {
  private Digest() {}

  /// Of some bytes.
  ///
  /// @param bytes any number
  /// @return 32 bytes
  public static byte[] of(byte[] bytes) {
    return running().digest(bytes);
  }

  /// Of a text's UTF-8.
  ///
  /// @param text any
  /// @return 32 bytes
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The digest of some bytes, in hexadecimal.
  ///
  /// @param bytes any
  /// @return 64 lower-case digits
  public static String hexOf(byte[] bytes) {
    return hex(of(bytes));
  }

  /// Of a file's bytes, all of which it reads.
  ///
  /// @param file which one
  /// @return 64 hexadecimal digits
  /// @throws IOException if it can't be read
  public static String ofFile(Path file) throws IOException {
    var digest = running();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return hex(digest.digest());
  }

  /// Of what passes through.
  ///
  /// @param in read to its end, and not closed
  /// @param out what is read is written there; not closed either
  /// @return 64 hexadecimal digits
  /// @throws IOException if reading or writing fails
  public static String ofAll(InputStream in, OutputStream out) throws IOException {
    var digest = running();
    in.transferTo(new DigestOutputStream(out, digest));
    return hex(digest.digest());
  }

  /// A digest's hexadecimal digits.
  ///
  /// @param digest any number of bytes
  /// @return two digits for each, in lower case
  public static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest);
  }

  /// One that is told bytes as they come. [#hex] gives its digits.
  ///
  /// @return of nothing so far
  public static MessageDigest running() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
