package org.partbook.access;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// What is known of a token after it was issued; the token itself is not.
///
/// @param id the number by which it is revoked
/// @param lastUsedAt to about a minute; nothing if it never was, or only before this was kept
public record AccessToken(
    long id,
    String vendor,
    Environment environment,
    Instant issuedAt,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt,
    Optional<Instant> lastUsedAt) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /// How it stands at a time: `valid`, `expired` or `revoked`.
  public String state(Instant now) {
    if (revokedAt.isPresent()) {
      return "revoked";
    }
    return expiresAt.filter(end -> !end.isAfter(now)).isPresent() ? "expired" : "valid";
  }

  /// A new token. It starts with its environment, so that a person sees at a glance what it opens.
  static String random(Environment environment) {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return "pb_" + environment.wire() + "_" + secret;
  }
}
