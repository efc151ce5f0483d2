package org.partbook.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What a publisher encrypts backups with: the first line of a file, chosen or by chance. It is
/// never shown.
public final class Passphrase {
  private static final int SHORTEST = 12;
  private static final int LONGEST_FILE = 4096;
  private static final int KEY_BITS = 256;

  private final Path file;
  private final char[] letters;

  private Passphrase(Path file, char[] letters) {
    this.file = file;
    this.letters = letters;
  }

  /// The one in a file.
  ///
  /// @throws BackupException if there is none that could be used
  public static Passphrase in(Path file) {
    try {
      if (Files.size(file) > LONGEST_FILE) {
        throw new BackupException(
            "the key in %s is larger than %d bytes".formatted(file, LONGEST_FILE));
      }
      var line = Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse("");
      if (line.strip().length() < SHORTEST) {
        throw new BackupException(
            "the key in %s is too short: its first line needs at least %d characters"
                .formatted(file, SHORTEST));
      }
      return new Passphrase(file, line.strip().toCharArray());
    } catch (IOException e) {
      throw new BackupException("the key in %s can't be read".formatted(file), e);
    }
  }

  /// Where it is.
  Path file() {
    return file;
  }

  /// Makes a key of it, which takes as long as it has to so that guessing is dear.
  SecretKey key(byte[] salt, int iterations) {
    try {
      var secret =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(letters, salt, iterations, KEY_BITS));
      return new SecretKeySpec(secret.getEncoded(), "HKDF");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    }
  }
}
