package org.partbook.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/// The key that a log signs with. Nothing but [#secret] shows what must not be known.
public final class LogKey {
  /// What stands before the 32 bytes of a secret in PKCS #8 (RFC 8410).
  private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private final VerifierKey verifier;
  private final byte[] secret;
  private final byte[] open;
  private final PrivateKey privateKey;

  private LogKey(VerifierKey verifier, byte[] secret, byte[] open, PrivateKey privateKey) {
    this.verifier = verifier;
    this.secret = secret.clone();
    this.open = open.clone();
    this.privateKey = privateKey;
  }

  /// Makes a new one.
  ///
  /// @param name the log's origin
  /// @return a key that nobody has
  /// @throws NotVerified if the name can't be one
  public static LogKey generate(String name) throws NotVerified {
    try {
      var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return of(name, last(pair.getPrivate().getEncoded()), last(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  private static byte[] last(byte[] encoded) {
    return Arrays.copyOfRange(encoded, encoded.length - VerifierKey.KEY_BYTES, encoded.length);
  }

  /// One that was kept.
  ///
  /// @param name the log's origin
  /// @param secret 32 bytes, RFC 8032's private key
  /// @param open 32 bytes, the public key that belongs to it
  /// @return the key
  /// @throws NotVerified if the two don't belong together
  public static LogKey of(String name, byte[] secret, byte[] open) throws NotVerified {
    if (secret.length != VerifierKey.KEY_BYTES || open.length != VerifierKey.KEY_BYTES) {
      throw new NotVerified("a key of Ed25519 has 32 bytes");
    }
    try {
      var encoded =
          ByteBuffer.allocate(PKCS8.length + secret.length).put(PKCS8).put(secret).array();
      var privateKey =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
      var key = new LogKey(new VerifierKey(name, open), secret, open, privateKey);
      if (!key.verifier.verifies(name, key.signature(name))) {
        throw new NotVerified("the two halves of the log's key don't belong together");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /// What others need to check what is signed with it.
  ///
  /// @return no secret
  public VerifierKey verifier() {
    return verifier;
  }

  /// What must be kept, and never shown.
  ///
  /// @return 32 bytes
  public byte[] secret() {
    return secret.clone();
  }

  /// The public key.
  ///
  /// @return 32 bytes
  public byte[] open() {
    return open.clone();
  }

  /// Signs a text.
  ///
  /// @param text ends with a line end
  /// @return the signed note: the text, an empty line, a line with the signature
  String sign(String text) {
    try {
      var bytes = signature(text);
      var named =
          ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(verifier.id()).put(bytes);
      return text + "\n— " + verifier.name() + " " + Base64Text.of(named.array()) + "\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the log's key can't sign", e);
    }
  }

  private byte[] signature(String text) throws GeneralSecurityException {
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(privateKey);
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return signature.sign();
  }
}
