package org.partbook.webhook;

import java.util.Locale;

/// How messages are signed.
public enum Scheme {
  /// HMAC-SHA256, with a secret that both sides know.
  HMAC,
  /// Ed25519: who checks needs only the public key.
  ED25519;

  /// As it stands in the database and in listings.
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Scheme ofWire(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
