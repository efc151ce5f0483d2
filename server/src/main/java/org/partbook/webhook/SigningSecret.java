package org.partbook.webhook;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What messages to an endpoint are signed with, as Standard Webhooks 1.0 wants it.
final class SigningSecret {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int HMAC_BYTES = 32;
  private static final int KEY_BYTES = 32;

  /// What stands before the 32 bytes of a secret in PKCS #8 (RFC 8410).
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final byte[] secret;
  private final Optional<byte[]> open;

  private SigningSecret(byte[] secret, Optional<byte[]> open) {
    this.secret = secret.clone();
    this.open = open.map(byte[]::clone);
  }

  /// One that was kept.
  ///
  /// @param open the public key, of Ed25519
  static SigningSecret of(byte[] secret, Optional<byte[]> open) {
    return new SigningSecret(secret, open);
  }

  /// One that nobody has.
  static SigningSecret random(Scheme scheme) {
    return switch (scheme) {
      case HMAC -> {
        var bytes = new byte[HMAC_BYTES];
        RANDOM.nextBytes(bytes);
        yield new SigningSecret(bytes, Optional.empty());
      }
      case ED25519 -> {
        try {
          var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
          yield new SigningSecret(
              last(pair.getPrivate().getEncoded()),
              Optional.of(last(pair.getPublic().getEncoded())));
        } catch (GeneralSecurityException e) {
          throw new IllegalStateException("every Java has Ed25519", e);
        }
      }
    };
  }

  /// One of the same kind that nobody has.
  SigningSecret another() {
    return random(open.isPresent() ? Scheme.ED25519 : Scheme.HMAC);
  }

  private static byte[] last(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
  }

  /// What must be kept, and never shown but once.
  byte[] secret() {
    return secret.clone();
  }

  Optional<byte[]> open() {
    return open.map(byte[]::clone);
  }

  /// What the vendor needs to check signatures: the secret itself, or the public key.
  String forVendor() {
    var base64 = Base64.getEncoder();
    return open.map(key -> "whpk_" + base64.encodeToString(key))
        .orElseGet(() -> "whsec_" + base64.encodeToString(secret));
  }

  /// The signature of a message.
  ///
  /// @param timestamp of the attempt, in seconds
  String sign(String id, long timestamp, byte[] body) {
    var head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    try {
      return open.isPresent() ? "v1a," + ed25519(head, body) : "v1," + hmac(head, body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a message can't be signed", e);
    }
  }

  private String hmac(byte[] head, byte[] body) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    mac.update(head);
    return Base64.getEncoder().encodeToString(mac.doFinal(body));
  }

  private String ed25519(byte[] head, byte[] body) throws GeneralSecurityException {
    var encoded = ByteBuffer.allocate(PKCS8.length + secret.length).put(PKCS8).put(secret).array();
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(
        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    signature.update(head);
    signature.update(body);
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  /// Says nothing of it.
  @Override
  public String toString() {
    return "secret";
  }
}
