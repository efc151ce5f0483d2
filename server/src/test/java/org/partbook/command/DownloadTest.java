package org.partbook.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.command.BoundedCopy.BadSource;

/// Downloads from servers of this machine, good ones and others.
@Timeout(120)
class DownloadTest {
  private static final byte[] DATA = "the whole database".getBytes(UTF_8);
  private static final Duration LONG = Duration.ofSeconds(100);
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final int MOST = 1 << 20;

  @TempDir private Path folder;
  private Path into = Path.of("");

  private final List<HttpServer> servers = new ArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @BeforeEach
  void choose_a_file() {
    into = folder.resolve("fetched");
  }

  @AfterEach
  void stop_servers() {
    servers.forEach(server -> server.stop(0));
  }

  @Test
  void what_a_server_has_is_fetched_as_it_is() throws Exception {
    var address = server(DownloadTest::data).resolve("/db.mmdb.gz?edition=lite");

    assertThat(fetch(address)).isEqualTo(address);

    assertThat(into).hasBinaryContent(DATA);
    assertThat(asked).containsExactly("/db.mmdb.gz?edition=lite null");
  }

  @Test
  void where_there_is_none_of_this_month_the_one_before_is_fetched() throws Exception {
    var server =
        server(exchange -> {
          if (exchange.getRequestURI().getPath().equals("/11")) {
            status(exchange, 404);
          } else {
            data(exchange);
          }
        });

    assertThat(fetch(server.resolve("/11"), server.resolve("/10"))).hasPath("/10");

    assertThat(into).hasBinaryContent(DATA);
  }

  @Test
  void where_there_is_neither_both_addresses_are_named() throws Exception {
    var server = server(exchange -> status(exchange, 404));

    refused(server.resolve("/11"), server.resolve("/10"))
        .hasMessage("%1$s/11 answered 404, and %1$s/10 answered 404".formatted(server));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 300, 304, 401, 403, 410, 429, 500, 503})
  void any_other_status_is_told_with_the_address_and_ends_it(int status) throws Exception {
    var server = server(exchange -> status(exchange, status));

    refused(server.resolve("/11"), server.resolve("/10"))
        .hasMessage(server + "/11 answered " + status);
    assertThat(into).doesNotExist();
    assertThat(asked).hasSize(1);
  }

  @Test
  void no_message_has_a_login_or_a_query_in_it() throws Exception {
    var server =
        server(exchange -> {
          switch (exchange.getRequestURI().getPath()) {
            case "/404", "/403" ->
                status(exchange, Integer.parseInt(exchange.getRequestURI().getPath().substring(1)));
            case "/out" -> redirect(exchange, "ftp://me:s3cret@example.org/x?key=s3cret#s3cret");
            case "/odd" -> redirect(exchange, "http://me:s3cret@ x/");
            case "/hangs" -> hang();
            default -> endless(exchange);
          }
        });
    var secret = "http://me:s3cret@" + server.getAuthority() + "%s?key=s3cret#s3cret";

    for (var path : List.of("/404", "/403", "/out", "/odd", "/endless", "/hangs")) {
      assertThatThrownBy(
              () -> download(SHORT).fetch(List.of(URI.create(secret.formatted(path))), into))
          .hasMessageContaining(server + path)
          .hasMessageNotContaining("s3cret");
      Files.deleteIfExists(into);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void redirects_are_followed(int status) throws Exception {
    var server =
        server(exchange -> {
          if (exchange.getRequestURI().getPath().equals("/here")) {
            data(exchange);
          } else {
            exchange.getResponseHeaders().add("Location", "here?signed=yes");
            exchange.sendResponseHeaders(status, -1);
          }
        });

    fetch(server.resolve("/there"));

    assertThat(into).hasBinaryContent(DATA);
    assertThat(asked).containsExactly("/there null", "/here?signed=yes null");
  }

  @Test
  void a_login_goes_to_the_server_that_it_was_named_for_and_to_no_other() throws Exception {
    var other = server(DownloadTest::data);
    var server =
        server(exchange -> {
          if (exchange.getRequestURI().getPath().equals("/11")) {
            redirect(exchange, "/moved");
          } else {
            redirect(exchange, other + "/elsewhere");
          }
        });

    fetch(URI.create("http://me:p%40ss+w@" + server.getAuthority() + "/11"));

    var login = "Basic " + Base64.getEncoder().encodeToString("me:p@ss+w".getBytes(UTF_8));
    assertThat(asked).containsExactly("/11 " + login, "/moved " + login, "/elsewhere null");
  }

  @Test
  void redirects_without_end_are_given_up() throws Exception {
    var server = server(exchange -> redirect(exchange, exchange.getRequestURI().getPath() + "x"));

    refused(server.resolve("/")).hasMessageContaining("leads on and on");
    assertThat(asked).hasSize(6);
  }

  @Test
  void a_redirect_into_the_files_of_this_machine_is_not_followed() throws Exception {
    var file = Files.write(folder.resolve("secret"), DATA);

    for (var host : List.of("", "localhost")) {
      var server = server(exchange -> redirect(exchange, "file://" + host + file));
      refused(server.resolve("/11"))
          .hasMessageStartingWith(server + "/11 answered 302 and leads to file:");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "http:", "http:elsewhere", "mailto:me", "http://", "//[x", "\u00e4 b"})
  void a_redirect_to_nowhere_is_told(String location) throws Exception {
    var server =
        server(exchange -> {
          if (!location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", location);
          }
          exchange.sendResponseHeaders(302, -1);
        });

    refused(server.resolve("/11")).hasMessageStartingWith(server + "/11 ");
  }

  @Test
  void a_redirect_leads_from_http_to_https_and_never_back() throws Exception {
    var tls = tls();
    var plain = new ArrayList<URI>();
    var secure =
        secureServer(
            tls,
            exchange -> {
              if (exchange.getRequestURI().getPath().equals("/down")) {
                redirect(exchange, plain.getFirst() + "/plain");
              } else {
                data(exchange);
              }
            });
    plain.add(server(exchange -> redirect(exchange, secure + "/up")));
    var client = HttpClient.newBuilder().sslContext(tls);

    new Download(client, LONG, new BoundedCopy(MOST))
        .fetch(List.of(plain.getFirst().resolve("/11")), into);
    assertThat(into).hasBinaryContent(DATA);

    asked.clear();
    assertThatThrownBy(() ->
            new Download(client, LONG, new BoundedCopy(MOST))
                .fetch(List.of(secure.resolve("/down")), folder.resolve("other")))
        .isInstanceOf(BadSource.class)
        .hasMessage(
            "%s/down answered 302 and leads to %s/plain, which isn't followed"
                .formatted(secure, plain.getFirst()));
    assertThat(asked).containsExactly("/down null");
  }

  @Test
  void a_server_that_nobody_vouches_for_is_not_believed() throws Exception {
    var server = secureServer(tls(), DownloadTest::data);

    refused(server.resolve("/11")).hasMessageStartingWith(server + "/11 can't be fetched: ");
  }

  @Test
  void a_body_that_breaks_off_is_told() throws Exception {
    var announced =
        server(exchange -> {
          exchange.sendResponseHeaders(200, DATA.length + 1000L);
          exchange.getResponseBody().write(DATA);
          exchange.getResponseBody().flush();
          exchange.close();
        });

    refused(announced.resolve("/11"))
        .hasMessageStartingWith(announced + "/11 can't be fetched: it can't be read to its end: ");
  }

  @Test
  void a_body_without_an_end_is_given_up_at_the_limit() throws Exception {
    var server = server(DownloadTest::endless);

    refused(server.resolve("/11"))
        .hasMessage(server + "/11 can't be fetched: it is larger than 1 MB");
    assertThat(into).hasSize(MOST);
  }

  @Test
  void a_body_of_just_the_limit_is_taken() throws Exception {
    var server =
        server(exchange -> {
          exchange.sendResponseHeaders(200, MOST);
          exchange.getResponseBody().write(new byte[MOST]);
        });

    fetch(server.resolve("/11"));

    assertThat(into).hasSize(MOST);
  }

  @Test
  void a_server_that_does_not_begin_does_not_go_on_or_only_drips_is_given_up_in_time()
      throws Exception {
    var server =
        server(exchange -> {
          switch (exchange.getRequestURI().getPath()) {
            case "/never" -> hang();
            case "/stops" -> {
              exchange.sendResponseHeaders(200, MOST);
              exchange.getResponseBody().write(DATA);
              exchange.getResponseBody().flush();
              hang();
            }
            default -> drip(exchange);
          }
        });

    for (var path : List.of("/never", "/stops", "/drips")) {
      assertThatThrownBy(() -> download(SHORT).fetch(List.of(server.resolve(path)), into))
          .isInstanceOf(BadSource.class)
          .hasMessageStartingWith(server + path + " wasn't fetched within 1 seconds");
      Files.deleteIfExists(into);
    }
  }

  @Test
  void a_server_that_is_not_there_or_speaks_nonsense_is_told() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
      Thread.startVirtualThread(() -> nonsense(socket));
      refused(URI.create("http://127.0.0.1:" + port + "/11"))
          .hasMessageContaining("/11 can't be fetched")
          .hasMessageNotContaining("\033");
    }
    refused(URI.create("http://127.0.0.1:" + port + "/11"))
        .hasMessageStartingWith("http://127.0.0.1:" + port + "/11 can't be reached");
    refused(URI.create("http://127.0.0.1:99999/11"))
        .hasMessageStartingWith("http://127.0.0.1:99999/11 can't be fetched");
    refused(URI.create("http://nowhere.invalid/11"))
        .hasMessageStartingWith("http://nowhere.invalid/11 can't be reached");
  }

  @Test
  void a_file_of_this_machine_is_copied_and_the_one_of_the_month_before_will_do() throws Exception {
    var file = Files.write(folder.resolve("my 10.mmdb"), DATA);
    var missing = folder.resolve("my 11.mmdb");

    assertThat(fetch(missing.toUri(), file.toUri())).isEqualTo(file.toUri());
    assertThat(into).hasBinaryContent(DATA);
    refused(missing.toUri()).hasMessage(missing.toUri() + " isn't there");
    refused(folder.toUri()).hasMessageStartingWith(folder.toUri().toString());
  }

  @Test
  void a_disk_that_is_full_is_not_laid_at_the_server_s_door() throws Exception {
    var server = server(DownloadTest::data);
    var taken = Files.createDirectory(folder.resolve("taken"));

    assertThatThrownBy(() -> download(LONG).fetch(List.of(server.resolve("/11")), taken))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(BadSource.class)
        .hasMessageContaining(taken.toString());
  }

  private URI fetch(URI... addresses) throws IOException {
    return download(LONG).fetch(List.of(addresses), into);
  }

  private AbstractThrowableAssert<?, ?> refused(URI... addresses) throws IOException {
    Files.deleteIfExists(into);
    return assertThatThrownBy(() -> fetch(addresses)).isInstanceOf(BadSource.class);
  }

  private static Download download(Duration patience) {
    return new Download(HttpClient.newBuilder(), patience, new BoundedCopy(MOST));
  }

  private static void data(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, DATA.length);
    exchange.getResponseBody().write(DATA);
  }

  private static void status(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  private static void redirect(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().add("Location", location);
    exchange.sendResponseHeaders(302, -1);
  }

  private static void endless(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (true) {
      exchange.getResponseBody().write(new byte[1 << 16]);
    }
  }

  private static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    while (true) {
      exchange.getResponseBody().write(1);
      exchange.getResponseBody().flush();
      pause(20);
    }
  }

  /// Longer than any test waits.
  private static void hang() {
    pause(300_000);
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void nonsense(ServerSocket socket) {
    try (var connection = socket.accept()) {
      connection.getInputStream().read();
      connection.getOutputStream().write("SSH-2.0 \033[2J\r\n\r\n".getBytes(ISO_8859_1));
    } catch (IOException _) {
      // The client has gone.
    }
  }

  private URI server(HttpHandler handler) throws IOException {
    return start("http", HttpServer.create(loopback(), 0), handler);
  }

  private URI secureServer(SSLContext tls, HttpHandler handler) throws IOException {
    var server = HttpsServer.create(loopback(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return start("https", server, handler);
  }

  private URI start(String scheme, HttpServer server, HttpHandler handler) {
    servers.add(server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            @Nullable String login = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(exchange.getRequestURI() + " " + login);
            handler.handle(exchange);
          }
        });
    server.start();
    return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /// For a server with a certificate of its own, and for a client that believes it.
  private SSLContext tls() throws Exception {
    var file = folder.resolve("key.p12");
    var password = "changeit";
    var keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=a server of this test",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .start();
    assertThat(new String(keytool.getInputStream().readAllBytes(), UTF_8)).doesNotContain("rror");
    var keys = KeyStore.getInstance(file.toFile(), password.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password.toCharArray());
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    var certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("server", keys.getCertificate("mykey"));
    trust.init(certificates);
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
