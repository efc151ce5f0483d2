package org.partbook.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is safe stays safe: servers that can't show who they are, and links from one kind of
/// address to the other.
///
/// The keys are made for the tests, and thrown away with them.
@Timeout(60)
class TlsTest {
  private static final byte[] FILE = "%PDF-1.7 and so on".getBytes(StandardCharsets.US_ASCII);
  private static final KeyStore OURS = SelfSigned.keys("127.0.0.1");
  private static final KeyStore ELSEWHERE = SelfSigned.keys("127.0.0.2");
  private static final SSLContext KNOWN = context(OURS);
  private static final SSLContext OTHER_HOST = context(ELSEWHERE);
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(KNOWN).build();

  /// One that shows the certificate, and trusts both.
  private static SSLContext context(KeyStore keys) {
    try {
      var trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      for (var store : List.of(OURS, ELSEWHERE)) {
        var name = store.aliases().nextElement();
        trust.setCertificateEntry(name, store.getCertificate(name));
      }
      var shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      shown.init(keys, SelfSigned.PASSWORD);
      var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust);
      var context = SSLContext.getInstance("TLS");
      context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_server_that_shows_who_it_is_is_talked_to() {
    try (var server =
        BadServer.secure(KNOWN, (request, connection) -> connection.send(Http.CREATED))) {
      assertThat(Clients.of(server.uri()).httpClient(CLIENT).build().register(Clients.sale()))
          .isEqualTo(new Registration.Registered(false));
    }
  }

  @Test
  void a_sale_that_was_never_sent_for_lack_of_trust_is_no_unknown_outcome() {
    var strangers = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    var exchanges = new ArrayList<Exchange>();
    try (var stranger = BadServer.secure(KNOWN, (request, connection) -> {});
        var impostor = BadServer.secure(OTHER_HOST, (request, connection) -> {})) {
      for (var api :
          List.of(
              Clients.of(stranger.uri()).httpClient(strangers),
              Clients.of(impostor.uri()).httpClient(CLIENT))) {
        exchanges.clear();
        var shop = api.onExchange(exchanges::add).build();
        assertThatThrownBy(() -> shop.register(Clients.sale()))
            .isExactlyInstanceOf(TransportException.class)
            .hasMessageStartingWith("POST /purchase/register: no answer");
        assertThat(exchanges).hasSize(4).allMatch(e -> e.method().equals("POST"));

        assertThatThrownBy(() -> shop.cancel(12345, 1))
            .isExactlyInstanceOf(TransportException.class);
        assertThatThrownBy(() -> shop.info(12345)).isExactlyInstanceOf(TransportException.class);
      }
      assertThat(stranger.requests()).isEmpty();
      assertThat(impostor.requests()).isEmpty();
    }
  }

  /// Two servers, one behind TLS and one without. Each gives out the link that a test wants, and
  /// the file at `/file`.
  private static final class TwoServers implements AutoCloseable {
    private final BadServer https = BadServer.secure(KNOWN, this::answer);
    private final BadServer http = new BadServer(this::answer);
    private volatile String link = "";
    private volatile String redirection = "";

    private void answer(BadServer.Request request, BadServer.Connection connection)
        throws IOException {
      switch (request.place()) {
        case "/purchase/download-url" ->
            connection.send(Http.json(200, "{\"url\":\"" + link + "\"}"));
        case "/moved" ->
            connection.send(
                Http.answer(
                    302, redirection.equals("-") ? "" : "Location: " + redirection + "\r\n", ""));
        default ->
            connection.send(
                Http.answer(
                    200,
                    "Content-Type: application/pdf\r\n",
                    new String(FILE, StandardCharsets.US_ASCII)));
      }
    }

    /// Writes addresses in full.
    String address(String text) {
      return text.replaceFirst("^https:(?=/[a-z])", https.uri().toString())
          .replaceFirst("^http:(?=/[a-z])", http.uri().toString());
    }

    List<BadServer.Request> fileRequests() {
      var all = new ArrayList<>(http.requests());
      all.addAll(https.requests());
      all.removeIf(request -> request.place().startsWith("/purchase"));
      return all;
    }

    @Override
    public void close() {
      https.close();
      http.close();
    }
  }

  @ParameterizedTest(name = "{0} -> {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # base | the link      | leads to              | the file
          http:  | http:/file    | -                     | comes
          http:  | https:/file   | -                     | comes
          https: | https:/file   | -                     | comes
          https: | http:/file    | -                     | is refused
          http:  | /file         | -                     | comes
          https: | /file         | -                     | comes
          http:  | http:/moved   | http:/file            | comes
          http:  | http:/moved   | https:/file           | comes
          http:  | https:/moved  | https:/file           | comes
          http:  | https:/moved  | http:/file            | is refused
          https: | https:/moved  | https:/file           | comes
          https: | https:/moved  | http:/file            | is refused
          https: | https:/moved  | /file                 | comes
          https: | https:/moved  | file?key=1            | comes
          http:  | http:/moved   | ftp://x.example/file  | is refused
          http:  | http:/moved   | file:///etc/hosts     | is refused
          http:  | http:/moved   | data:,x               | is refused
          http:  | http:/moved   | http:///file          | is refused
          http:  | http:/moved   | no address            | is refused
          http:  | http:/moved   | -                     | is refused
          http:  | file:///etc   | -                     | is refused
          http:  | ftp://x/file  | -                     | is refused
          https: | ftp://x/file  | -                     | is refused
          http:  | mailto:a@b.c  | -                     | is refused
          """)
  void a_file_is_fetched_only_from_where_it_is_as_safe_as_before(
      String base, String link, String redirection, String outcome) throws IOException {
    try (var servers = new TwoServers()) {
      servers.link = servers.address(link);
      servers.redirection = servers.address(redirection);
      var uri = base.equals("https:") ? servers.https.uri() : servers.http.uri();
      var api = Clients.of(uri).httpClient(CLIENT).build();
      var out = new ByteArrayOutputStream();
      if (outcome.equals("comes")) {
        api.download(1, 1, out, DownloadProgress.none());
        assertThat(out.toByteArray()).isEqualTo(FILE);
      } else {
        assertThatThrownBy(() -> api.download(1, 1, out, DownloadProgress.none()))
            .isInstanceOf(DownloadException.class)
            .hasMessageStartingWith("the link leads to ")
            .hasMessageEndingWith(", which isn't safe");
        assertThat(out.size()).isZero();
        assertThat(servers.fileRequests())
            .as("nobody was asked for the file itself")
            .noneMatch(request -> request.place().equals("/file"));
      }
      assertThat(servers.fileRequests())
          .allMatch(request -> request.header("Authorization").isEmpty());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void each_kind_of_redirection_is_followed_to_a_file_and_never_with_the_token(int status)
      throws IOException {
    try (var elsewhere = new FileServer(FILE);
        var files = new FileServer(FILE)) {
      var target = elsewhere.server().uri() + "/file/9?key=1";
      files.spoil((request, connection) ->
          connection.send(Http.answer(status, "Location: " + target + "\r\n", "")));
      var out = new ByteArrayOutputStream();
      Clients.patient(files.server()).download(1, 1, out, DownloadProgress.none());
      assertThat(out.toByteArray()).isEqualTo(FILE);
      assertThat(elsewhere.server().requests()).hasSize(1);
      assertThat(elsewhere.fileRequests().get(0).header("Authorization")).isEmpty();
    }
  }

  @Test
  void a_link_may_lead_on_five_times_but_not_six() throws IOException {
    for (var times : List.of(5, 6)) {
      try (var files = new FileServer(FILE)) {
        for (var i = 0; i < times; i++) {
          files.spoil((request, connection) ->
              connection.send(Http.answer(302, "Location: " + request.path() + "\r\n", "")));
        }
        var api = Clients.patient(files.server());
        var out = new ByteArrayOutputStream();
        if (times == 5) {
          api.download(1, 1, out, DownloadProgress.none());
          assertThat(out.toByteArray()).isEqualTo(FILE);
        } else {
          assertThatThrownBy(() -> api.download(1, 1, out, DownloadProgress.none()))
              .isInstanceOf(DownloadException.class)
              .hasMessage("the link leads round in circles");
        }
        assertThat(files.fileRequests()).hasSize(6);
      }
    }
  }

  @Test
  void what_is_refused_is_named_by_its_origin_only() {
    try (var servers = new TwoServers()) {
      servers.link = "ftp://x.example:2121/file?key=secret";
      assertThatThrownBy(() ->
              Clients.of(servers.http.uri())
                  .build()
                  .download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none()))
          .hasMessage("the link leads to ftp://x.example:2121, which isn't safe");
      servers.link = "http:/moved";
      servers.link = servers.address(servers.link);
      servers.redirection = "nowhere at all";
      assertThatThrownBy(() ->
              Clients.of(servers.http.uri())
                  .build()
                  .download(1, 1, new ByteArrayOutputStream(), DownloadProgress.none()))
          .hasMessage("the link leads to nowhere, which isn't safe");
    }
  }
}
