package org.partbook.http.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.delivery.TestLog;
import org.partbook.http.ApiException;
import org.partbook.http.ErrorCode;
import org.partbook.http.JsonRequest;

@Timeout(300)
class TlsTest {
  private static final byte[] HELLO = "hello".getBytes(UTF_8);
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path folder;

  private Path certificate() {
    return folder.resolve("chain.pem");
  }

  private Path key() {
    return folder.resolve("key.pem");
  }

  /// A new pair, as a certificate authority would hand it out, in place of the last.
  private X509Certificate renew(String algorithm, String... more) throws Exception {
    var store = folder.resolve("made-" + System.nanoTime() + ".p12");
    var command = new ArrayList<>(List.of(more));
    command.addAll(
        0,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "x",
            "-keyalg",
            algorithm,
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=DNS:localhost,IP:127.0.0.1",
            "-keystore",
            store.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            new String(PASSWORD)));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    var made = KeyStore.getInstance(store.toFile(), PASSWORD);
    var certificate = (X509Certificate) made.getCertificate("x");
    Files.writeString(certificate(), pem("CERTIFICATE", certificate.getEncoded()));
    Files.writeString(key(), pem("PRIVATE KEY", made.getKey("x", PASSWORD).getEncoded()));
    // Files may be renewed within one tick of a coarse clock.
    Files.setLastModifiedTime(key(), FileTime.fromMillis(System.nanoTime() / 1000));
    return certificate;
  }

  private static String pem(String kind, byte[] bytes) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind);
  }

  private HttpServer start(boolean http2) {
    var tls = new TlsFiles(certificate(), key());
    return HttpServer.start(
        new Listening("127.0.0.1", 0, DoorLimits.standard(), Optional.of(tls), http2),
        routes -> routes.get("/", (_, response) -> response.send(HELLO)));
  }

  private static HttpClient trusting(X509Certificate certificate) throws Exception {
    return HttpClient.newBuilder().sslContext(context(certificate)).build();
  }

  private static SSLContext context(X509Certificate certificate) throws Exception {
    var known = KeyStore.getInstance("PKCS12");
    known.load(null, null);
    known.setCertificateEntry("x", certificate);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(known);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static Version versionOfAnswer(HttpClient client, URI uri) throws Exception {
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("hello");
    return answer.version();
  }

  @Test
  void the_server_speaks_https_with_the_certificate_of_the_files() throws Exception {
    for (var algorithm : List.of("RSA", "EC")) {
      var certificate = renew(algorithm);
      try (var server = start(false);
          var client = trusting(certificate)) {
        assertThat(server.localUri()).hasScheme("https");
        assertThat(versionOfAnswer(client, server.localUri())).isEqualTo(Version.HTTP_1_1);
      }
    }
  }

  @Test
  void a_connection_that_is_used_is_kept_beyond_the_time_for_quiet_ones() throws Exception {
    var certificate = renew("EC");
    var quiet = Duration.ofSeconds(6);
    var hasty =
        DoorLimits.standard().withDeadlines(Duration.ofMinutes(1), Duration.ofMinutes(1), quiet);
    var tls = Optional.of(new TlsFiles(certificate(), key()));
    try (var server =
            HttpServer.start(
                new Listening("127.0.0.1", 0, hasty, tls, false),
                routes -> routes.get("/", (_, response) -> response.send(HELLO)));
        var socket =
            context(certificate).getSocketFactory().createSocket("127.0.0.1", server.port())) {
      socket.setSoTimeout(20_000);
      var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      for (int i = 0; i < 16; i++) {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
        var line = answers.readLine();
        while (line != null && !line.isEmpty()) {
          line = answers.readLine();
        }
        assertThat(answers.skip(HELLO.length)).isEqualTo(HELLO.length);
        Thread.sleep(500);
      }
    }
  }

  @Test
  void http_2_is_spoken_where_it_is_switched_on() throws Exception {
    var certificate = renew("EC");
    try (var server = start(true);
        var client = trusting(certificate)) {
      assertThat(versionOfAnswer(client, server.localUri())).isEqualTo(Version.HTTP_2);
    }
  }

  @Test
  void http_2_is_spoken_without_tls_too() throws Exception {
    var listening = new Listening("127.0.0.1", 0, DoorLimits.standard(), Optional.empty(), true);
    try (var server =
            HttpServer.start(
                listening, routes -> routes.get("/", (_, response) -> response.send(HELLO)));
        var client = HttpClient.newBuilder().version(Version.HTTP_2).build()) {
      assertThat(versionOfAnswer(client, server.localUri())).isEqualTo(Version.HTTP_2);
    }
  }

  @Test
  void a_handshake_that_does_not_come_to_its_end_is_broken_off() throws Exception {
    renew("EC");
    var second = Duration.ofSeconds(1);
    var limits =
        DoorLimits.standard().withDeadlines(second, Duration.ofMinutes(5), Duration.ofMinutes(5));
    var tls = Optional.of(new TlsFiles(certificate(), key()));
    try (var server = HttpServer.start(new Listening("127.0.0.1", 0, limits, tls, true), _ -> {});
        var silent = new Socket(InetAddress.getLoopbackAddress(), server.port());
        var slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      // The beginning of a record that is 512 bytes long.
      slow.getOutputStream().write(new byte[] {22, 3, 1, 2, 0, 1});
      for (var one : List.of(silent, slow)) {
        one.setSoTimeout(30_000);
        // An alert at most, and then the end.
        assertThat(one.getInputStream().readAllBytes()).hasSizeLessThan(20);
      }
    }
  }

  @Test
  void of_several_requests_over_http_2_only_the_one_whose_body_is_slow_ends() throws Exception {
    var body = Duration.ofSeconds(2);
    var limits =
        DoorLimits.standard().withDeadlines(Duration.ofSeconds(10), body, Duration.ofMinutes(1));
    var answer = new CountDownLatch(1);
    var refused = new CompletableFuture<ErrorCode>();
    try (var server =
            HttpServer.start(
                new Listening("127.0.0.1", 0, limits, Optional.empty(), true),
                routes ->
                    routes
                        .get("/", (_, response) -> response.send(HELLO))
                        .get(
                            "/later",
                            (_, response) -> {
                              answer.await();
                              response.send(HELLO);
                            })
                        .post(
                            "/",
                            (request, _) -> {
                              try {
                                JsonRequest.read(request);
                              } catch (ApiException e) {
                                refused.complete(e.code());
                                throw e;
                              }
                            }));
        var client = HttpClient.newBuilder().version(Version.HTTP_2).build();
        var endless = new PipedOutputStream();
        var read = new PipedInputStream(endless)) {
      assertThat(versionOfAnswer(client, server.localUri())).isEqualTo(Version.HTTP_2);
      var beside =
          client.sendAsync(
              HttpRequest.newBuilder(server.localUri().resolve("/later")).build(),
              BodyHandlers.ofString());
      // This client looks for an answer when it has sent everything, so the refusal is seen here.
      var _ =
          client.sendAsync(
              HttpRequest.newBuilder(server.localUri())
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofInputStream(() -> read))
                  .build(),
              BodyHandlers.ofString());

      assertThat(refused.get(30, TimeUnit.SECONDS)).isEqualTo(ErrorCode.REQUEST_TIMEOUT);
      answer.countDown();
      assertThat(beside.get(30, TimeUnit.SECONDS).body()).isEqualTo("hello");
    }
  }

  @Test
  void a_renewed_certificate_is_taken_without_a_restart() throws Exception {
    var first = renew("EC");
    try (var server = start(false)) {
      assertThat(server.certificateEnd()).contains(first.getNotAfter().toInstant());
      var renewed = renew("EC", "-validity", "20");
      var served = false;
      for (int i = 0; i < 60 && !served; i++) {
        try (var client = trusting(renewed)) {
          versionOfAnswer(client, server.localUri());
          served = true;
        } catch (SSLException _) {
          Thread.sleep(500);
        }
      }
      assertThat(served).isTrue();
      Api.await(
          () -> server.certificateEnd().equals(Optional.of(renewed.getNotAfter().toInstant())));
    }
  }

  @Test
  void files_that_turn_bad_leave_the_old_certificate_in_use_until_they_are_good() throws Exception {
    var certificate = renew("EC");
    try (var server = start(false);
        var log = new TestLog()) {
      Files.writeString(certificate(), "not a certificate");
      Api.await(() -> log.text().contains("the old one is used on"));
      try (var client = trusting(certificate)) {
        assertThat(versionOfAnswer(client, server.localUri())).isEqualTo(Version.HTTP_1_1);
      }

      // As where a key can be read only after a while, which changes no time.
      var times =
          List.of(Files.getLastModifiedTime(certificate()), Files.getLastModifiedTime(key()));
      var renewed = renew("EC", "-validity", "20");
      Files.setLastModifiedTime(certificate(), times.getFirst());
      Files.setLastModifiedTime(key(), times.getLast());
      Api.await(
          () -> server.certificateEnd().equals(Optional.of(renewed.getNotAfter().toInstant())));
    }
  }

  @Test
  void a_key_that_is_not_the_certificates_is_refused_by_name() throws Exception {
    renew("EC");
    var other = Files.readString(key());
    renew("EC");
    Files.writeString(key(), other);

    assertThatThrownBy(() -> start(false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("key.pem is not the key of")
        .hasMessageNotContaining("BEGIN");
  }

  @Test
  void a_key_of_another_form_is_refused_with_what_to_do() throws Exception {
    renew("EC");
    Files.writeString(
        key(), "-----BEGIN EC PRIVATE KEY-----\nAAAA\n-----END EC PRIVATE KEY-----\n");

    assertThatThrownBy(() -> start(false)).hasMessageContaining("openssl pkcs8 -topk8");
  }
}
