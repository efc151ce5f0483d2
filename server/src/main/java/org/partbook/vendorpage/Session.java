package org.partbook.vendorpage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import org.partbook.access.Environment;
import org.partbook.access.VendorId;

/// Somebody who is signed in, for one vendor and, at a time, one environment.
///
/// @param hash of its secret, by which it is stored
/// @param token the number of the token that it was opened with; nothing if that was a link
/// @param seal what forms of this session carry, which no other site can know
record Session(
    String hash,
    VendorId vendor,
    Environment environment,
    OptionalLong token,
    Instant openedAt,
    Instant expiresAt,
    String seal) {
  /// Of a secret. Nothing of the secret can be read out of it.
  static String sealOf(String secret) {
    return Secret.hash("form " + secret);
  }

  /// Whether a form comes from one of this session's pages.
  boolean sealed(String sent) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
  }

  /// What shows of something in an address that this session's own page has put it there.
  String mark(String what) {
    return Secret.hash("mark " + seal + " " + what);
  }

  /// A token is for one environment, and so is who has signed in with it.
  boolean maySwitch() {
    return token.isEmpty();
  }
}
