package org.partbook.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over TLS the certificate has to be one for the name, whatever address was looked up.
class WebhookTlsTest {
  private static final String PASSWORD = "password";

  @TempDir Path folder;
  private SSLContext tls;

  @BeforeEach
  void make_certificate() throws Exception {
    var store = folder.resolve("made.p12");
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "x",
            "-keyalg",
            "EC",
            "-dname",
            "CN=shop.example",
            "-ext",
            "SAN=DNS:shop.example",
            "-keystore",
            store.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD);
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    var made = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(made, PASSWORD.toCharArray());
    var trust = KeyStore.getInstance(KeyStore.getDefaultType());
    trust.load(null, null);
    trust.setCertificateEntry("x", made.getCertificate("x"));
    var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(trust);
    tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
  }

  private Answer send(String host, int port) {
    try (var watch = Executors.newSingleThreadScheduledExecutor()) {
      Resolver loopback = _ -> List.of(InetAddress.getLoopbackAddress());
      var post =
          new Post(
              new Outside(Reach.INNER, loopback), tls::getSocketFactory, watch, Clock.systemUTC());
      return post.send(new WebhookUrl("https://" + host + ":" + port + "/"), Map.of(), new byte[0]);
    }
  }

  @Test
  void a_certificate_for_the_name_is_taken_and_one_for_another_is_not() {
    try (var receiver = Receiver.withTls(tls, Receiver.text(202, "thanks"))) {
      assertThat(send("shop.example", receiver.port()).status()).contains(202);

      var other = send("other.example", receiver.port());
      assertThat(other.status()).isEmpty();
      assertThat(other.problem().orElseThrow()).startsWith("TLS: ");
      assertThat(receiver.messages()).hasSize(1);
    }
  }
}
