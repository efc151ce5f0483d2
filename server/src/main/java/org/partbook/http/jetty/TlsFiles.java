package org.partbook.http.jetty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

/// What the server proves itself with: files in PEM, as certificate authorities hand them out.
///
/// @param certificate the server's, and behind it those of the authorities in between
/// @param key in PKCS #8, not encrypted
public record TlsFiles(Path certificate, Path key) {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private static final long LARGEST = 1024 * 1024;

  /// Files that can't be used; the message says which, why and what to do, and holds nothing of the
  /// key.
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String why, Throwable cause) {
      super(why, cause);
    }

    Unusable(String why) {
      super(why);
    }

    public String text() {
      return String.valueOf(getMessage());
    }
  }

  /// Both, in memory.
  ///
  /// @throws Unusable if they aren't what they should be, or don't belong together
  KeyStore load(char[] password) throws Unusable {
    var chain = chain();
    var secret = secret(chain[0].getPublicKey());
    requirePair(secret, chain[0].getPublicKey());
    try {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", secret, password, chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new Unusable(certificate + " and " + key + " can't be used together", e);
    }
  }

  /// Until when the certificate holds.
  ///
  /// @throws Unusable if it can't be read
  public Instant end() throws Unusable {
    return chain()[0] instanceof X509Certificate first
        ? first.getNotAfter().toInstant()
        : Instant.MAX;
  }

  private Certificate[] chain() throws Unusable {
    try (var in = Files.newInputStream(small(certificate))) {
      var chain = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (chain.isEmpty()) {
        throw new Unusable(certificate + " has no certificate in it");
      }
      return chain.toArray(Certificate[]::new);
    } catch (IOException | GeneralSecurityException e) {
      throw new Unusable(certificate + " can't be read as certificates in PEM", e);
    }
  }

  private PrivateKey secret(PublicKey ofCertificate) throws Unusable {
    try {
      var found = KEY.matcher(Files.readString(small(key)));
      if (!found.find()) {
        throw new Unusable(
            key
                + " has no private key in PKCS #8; make one of it with: openssl pkcs8 -topk8 -nocrypt"
                + " -in OLD -out NEW");
      }
      var bytes = Base64.getMimeDecoder().decode(found.group(1));
      return KeyFactory.getInstance(ofCertificate.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException e) {
      throw new Unusable(key + " can't be read", e);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      // What is wrong might tell something of the key.
      throw new Unusable(
          key
              + " is not the key of the certificate, which needs one for "
              + ofCertificate.getAlgorithm());
    }
  }

  private static Path small(Path file) throws Unusable, IOException {
    if (Files.size(file) > LARGEST) {
      throw new Unusable(file + " is larger than 1 MiB");
    }
    return file;
  }

  private void requirePair(PrivateKey secret, PublicKey ofCertificate) throws Unusable {
    try {
      var kind =
          switch (ofCertificate.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> ofCertificate.getAlgorithm();
          };
      var signing = Signature.getInstance(kind);
      signing.initSign(secret);
      signing.update((byte) 1);
      var signature = signing.sign();
      var checking = Signature.getInstance(kind);
      checking.initVerify(ofCertificate);
      checking.update((byte) 1);
      if (!checking.verify(signature)) {
        throw new Unusable(key + " is not the key of " + certificate);
      }
    } catch (GeneralSecurityException e) {
      throw new Unusable(key + " is not the key of " + certificate, e);
    }
  }

  /// Changes when one of the files does; nothing while one is missing.
  String version() {
    try {
      return Files.getLastModifiedTime(certificate) + " " + Files.getLastModifiedTime(key);
    } catch (IOException _) {
      return "";
    }
  }
}
