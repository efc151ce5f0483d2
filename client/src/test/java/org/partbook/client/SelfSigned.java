package org.partbook.client;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

/// A server's key, and a certificate with which it vouches for itself.
///
/// The JDK has no public class that makes a certificate, and its `keytool` is a program that takes
/// seconds where the machine is busy; so here is the DER of the smallest one that a client looks
/// at.
final class SelfSigned {
  static final char[] PASSWORD = "of no worth".toCharArray();

  private static final int SEQUENCE = 0x30;
  private static final int OBJECT_ID = 0x06;
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final byte[] ECDSA_WITH_SHA256 =
      der(SEQUENCE, der(OBJECT_ID, hex("2A8648CE3D040302")));

  private SelfSigned() {}

  /// A new key for a server at that address.
  static KeyStore keys(String address) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(certificate(pair, address)));
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(address, pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] certificate(KeyPair pair, String address)
      throws GeneralSecurityException, IOException {
    var commonName = der(SEQUENCE, der(OBJECT_ID, hex("550403")), text(0x0C, address));
    var name = der(SEQUENCE, der(0x31, commonName));
    var ip = der(0x87, InetAddress.getByName(address).getAddress());
    var otherName = der(SEQUENCE, der(OBJECT_ID, hex("551D11")), der(OCTETS, der(SEQUENCE, ip)));
    var content =
        der(
            SEQUENCE,
            der(0xA0, der(INTEGER, new byte[] {2})),
            der(INTEGER, new byte[] {1}),
            ECDSA_WITH_SHA256,
            name,
            der(SEQUENCE, text(0x17, "200101000000Z"), text(0x17, "491231235959Z")),
            name,
            pair.getPublic().getEncoded(),
            der(0xA3, der(SEQUENCE, otherName)));
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(content);
    return der(SEQUENCE, content, ECDSA_WITH_SHA256, der(0x03, new byte[1], signature.sign()));
  }

  private static byte[] text(int tag, String text) {
    return der(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }

  private static byte[] der(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.size() > 0xFF) {
      out.write(0x82);
      out.write(content.size() >> 8);
    } else if (content.size() > 0x7F) {
      out.write(0x81);
    }
    out.write(content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
