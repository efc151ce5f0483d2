package org.partbook.vendorpage;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.partbook.copies.file.Digest;

/// Secrets of links and sessions: 32 random bytes each, of which only the hash is kept.
final class Secret {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private Secret() {}

  static String random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String secret) {
    return Digest.hexOf(secret.getBytes(StandardCharsets.UTF_8));
  }
}
