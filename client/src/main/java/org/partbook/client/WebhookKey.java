package org.partbook.client;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key by which signatures of webhooks are checked.
sealed interface WebhookKey {
  /// The version of the signatures that it checks, such as `v1`.
  String version();

  boolean verifies(byte[] content, byte[] signature);

  /// In the forms of Standard Webhooks: `whsec_` and a shared secret, or `whpk_` and a public key.
  ///
  /// @throws IllegalArgumentException if it is neither; the message doesn't show it
  static WebhookKey of(String text) {
    if (text.startsWith("whsec_")) {
      var bytes = bytes(text.substring("whsec_".length()));
      if (bytes.length < 24 || bytes.length > 64) {
        throw new IllegalArgumentException("a secret has 24 to 64 bytes, not " + bytes.length);
      }
      return new Shared(new SecretKeySpec(bytes, "HmacSHA256"));
    }
    if (text.startsWith("whpk_")) {
      return new Public(publicKey(bytes(text.substring("whpk_".length()))));
    }
    throw new IllegalArgumentException(
        "a secret begins with whsec_, a public key with whpk_; whsk_ is the sender's own");
  }

  private static byte[] bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      // The decoder's own message shows a character.
      throw new IllegalArgumentException("what follows whsec_ or whpk_ must be Base64");
    }
  }

  private static PublicKey publicKey(byte[] raw) {
    if (raw.length != 32) {
      throw new IllegalArgumentException("a public key has 32 bytes, not " + raw.length);
    }
    try {
      var der = ByteBuffer.allocate(44).put(Public.DER).put(raw).array();
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("that is no public key of Ed25519", e);
    }
  }

  /// A secret that both sides have: HMAC with SHA-256.
  record Shared(SecretKeySpec secret) implements WebhookKey {
    @Override
    public String version() {
      return "v1";
    }

    @Override
    public boolean verifies(byte[] content, byte[] signature) {
      try {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(secret);
        return MessageDigest.isEqual(mac.doFinal(content), signature);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java can't do HMAC", e);
      }
    }

    @Override
    public String toString() {
      return "whsec_…";
    }
  }

  /// The sender's public key: Ed25519.
  record Public(PublicKey key) implements WebhookKey {
    /// What stands before the 32 bytes of a key in its X.509 form.
    private static final byte[] DER = {
      0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
    };

    @Override
    public String version() {
      return "v1a";
    }

    @Override
    public boolean verifies(byte[] content, byte[] signature) {
      try {
        var check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update(content);
        return check.verify(signature);
      } catch (GeneralSecurityException e) {
        // A signature of another length, or a key that is no point of the curve.
        return false;
      }
    }
  }
}
