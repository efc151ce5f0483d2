package org.partbook.backup;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// What stands in a backup folder about all of it: its format, and how its key is made of a
/// passphrase. It says whether a passphrase is the right one, and not which.
///
/// @param encryption none where files lie as they are
record FolderNote(Optional<Encryption> encryption) {
  private static final int FORMAT = 1;
  private static final int ITERATIONS = 600_000;
  private static final int MOST_ITERATIONS = 100_000_000;
  private static final int SALT_BYTES = 16;
  private static final byte[] NO_SALT = new byte[0];

  /// @param check made of the key, and says nothing about it
  record Encryption(String salt, int iterations, String check) {}

  /// Of a new folder.
  static FolderNote of(Optional<Passphrase> passphrase) {
    return new FolderNote(passphrase.map(FolderNote::encryption));
  }

  private static Encryption encryption(Passphrase passphrase) {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    var key = passphrase.key(salt, ITERATIONS);
    return new Encryption(base64(salt), ITERATIONS, base64(check(key)));
  }

  /// How its files are read and written.
  ///
  /// @throws BackupException if the passphrase isn't the right one, is missing, or there is nothing
  ///   that it is for
  Lying lying(Optional<Passphrase> passphrase, Object folder) {
    if (encryption.isEmpty()) {
      if (passphrase.isPresent()) {
        throw new BackupException(
            "the backups in %s aren't encrypted: leave out the key, or take another folder for encrypted ones"
                .formatted(folder));
      }
      return Lying.PLAIN;
    }
    var given =
        passphrase.orElseThrow(() ->
            new BackupException(
                "the backups in %s are encrypted: name the file with their key".formatted(folder)));
    var how = encryption.get();
    var key = given.key(Base64.getDecoder().decode(how.salt), how.iterations);
    if (!MessageDigest.isEqual(check(key), Base64.getDecoder().decode(how.check))) {
      throw new BackupException(
          "the key in %s isn't that of the backups in %s".formatted(given.file(), folder));
    }
    return new FileKeys(key);
  }

  private static byte[] check(SecretKey key) {
    return FileKeys.derived(key, NO_SALT, "partbook backup: which key").getEncoded();
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  String json() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("partbook_backups", FORMAT);
    encryption.ifPresent(how ->
        fields.put(
            "encryption",
            Map.of(
                "files",
                "AES-256-GCM in pieces, HKDF-SHA256",
                "key",
                "PBKDF2WithHmacSHA256",
                "salt",
                how.salt,
                "iterations",
                how.iterations,
                "check",
                how.check)));
    return Json.write(fields) + "\n";
  }

  static FolderNote parse(byte[] json, Object folder) {
    try {
      var node = Json.read(json);
      if (node.path("partbook_backups").asInt(0) != FORMAT) {
        throw new BackupException(
            "the backups in %s are of a format that this program doesn't know".formatted(folder));
      }
      var encryption = node.path("encryption");
      return new FolderNote(
          encryption.isMissingNode() ? Optional.empty() : Optional.of(encryption(encryption)));
    } catch (MalformedJson | IllegalArgumentException e) {
      throw new BackupException("what %s says about its backups is damaged".formatted(folder), e);
    }
  }

  private static Encryption encryption(JsonNode node) {
    var iterations = node.path("iterations").asInt(0);
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new IllegalArgumentException("iterations: " + iterations);
    }
    var salt = node.path("salt").asString("");
    var check = node.path("check").asString("");
    if (Base64.getDecoder().decode(salt).length == 0
        || Base64.getDecoder().decode(check).length == 0) {
      throw new IllegalArgumentException("no salt");
    }
    return new Encryption(salt, iterations, check);
  }
}
