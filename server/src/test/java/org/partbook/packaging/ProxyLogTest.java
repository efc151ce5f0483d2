package org.partbook.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.partbook.TestAssets.PIANO;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.http.PublicUrl;
import org.partbook.vendorpage.VendorLinks;

/// An nginx before a server, set up as `docs/operations.md` says. Runs where there is one.
class ProxyLogTest {
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final Pattern SETTINGS = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder = Path.of("");
  private Optional<Process> nginx = Optional.empty();

  @AfterEach
  void end_it() throws InterruptedException {
    if (nginx.isPresent()) {
      nginx.get().destroy();
      if (!nginx.get().waitFor(10, TimeUnit.SECONDS)) {
        nginx.get().destroyForcibly();
      }
    }
  }

  @Test
  void whoever_reads_what_the_proxy_has_logged_finds_no_link_in_it() throws Exception {
    assumeTrue(Files.isExecutable(NGINX), "there is no nginx");
    int port = free();
    var proxy = URI.create("http://127.0.0.1:" + port);
    List<URI> links;
    try (var server =
        TestServer.start(
            Map.of("PARTBOOK_PUBLIC_URL", proxy.toString(), "PARTBOOK_PROXIES", "127.0.0.1"))) {
      start(port, server.app().uri().getPort());
      links = links(server, proxy);
      for (var link : links) {
        assertThat(status(link)).as(link.toString()).isEqualTo(200);
      }
      assertThat(status(proxy.resolve("/health"))).isEqualTo(200);
    }
    // Where the server is away, the proxy has something to complain of.
    for (var link : links) {
      assertThat(status(link)).as(link.toString()).isEqualTo(502);
    }
    end_it();

    var logged = logged();
    assertThat(logged)
        .contains("GET /health\"", "GET /download/...\"", "GET /download-order/...\"")
        .contains("GET /view/...\"", "GET /vendor/open/...\"", " 200 ", " 502 ");
    assertThat(links.stream().map(ProxyLogTest::secret))
        .allMatch(secret -> secret.length() > 20)
        .noneMatch(logged::contains);
  }

  /// Each kind of link that opens something to whoever has it.
  private static List<URI> links(TestServer server, URI proxy) {
    var shop = server.live();
    assertThat(shop.register(Purchase.of(PIANO, 1, 1)).status()).isEqualTo(201);
    var line = shop.settled(1).json().get(0);
    var order = shop.get("/purchase/order-download-url?order_id=1").json();
    var view = line.path("view_url").asString();
    var links = new ArrayList<URI>();
    links.add(URI.create(line.path("download_url").asString()));
    links.add(URI.create(view));
    links.add(URI.create(view + "/pages/1"));
    links.add(URI.create(view + "/pages/1?from=elsewhere"));
    links.add(URI.create(order.path("url").asString()));
    var vendorLinks =
        new VendorLinks(server.db(), server.clock(), new PublicUrl(Optional.of(proxy)));
    links.add(vendorLinks.make(server.shop()).url());
    return links;
  }

  private void start(int port, int server) throws IOException {
    var logs = Files.createDirectory(folder.resolve("logs"));
    var settings = folder.resolve("nginx.conf");
    Files.writeString(settings, around(documented(), port, server, logs));
    nginx =
        Optional.of(
            new ProcessBuilder(
                    NGINX.toString(),
                    "-p",
                    folder.toString(),
                    "-c",
                    settings.toString(),
                    "-e",
                    folder.resolve("start.log").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start());
    Api.await(() -> answers(port));
  }

  private static String documented() throws IOException {
    var page = Files.readString(Path.of(System.getProperty("partbook.root"), "docs/operations.md"));
    var found = SETTINGS.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /// What nginx needs besides, and other places: there is no certificate here.
  private static String around(String documented, int port, int server, Path logs) {
    var here =
        documented
            .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
            .replaceAll("(?m)^ *ssl_certificate.*\n", "")
            .replace("127.0.0.1:8080", "127.0.0.1:" + server)
            .replace("/var/log/nginx", logs.toString());
    // As root, it would give its workers to somebody who can't write here.
    var user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
    return """
    daemon off;
    %spid nginx.pid;
    events {}
    http {
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      %s
    }
    """
        .formatted(user, here);
  }

  private String logged() throws IOException {
    var logged = new StringBuilder();
    for (var where : List.of(folder, folder.resolve("logs"))) {
      try (var files = Files.newDirectoryStream(where, "{*.log,said}")) {
        for (var file : files) {
          logged.append(Files.readString(file, UTF_8));
        }
      }
    }
    return logged.toString();
  }

  private static String secret(URI link) {
    return link.getRawPath()
        .replaceFirst("^/(download|download-order|view|vendor/open)/", "")
        .replaceFirst("/.*", "");
  }

  private static int status(URI link) {
    return Api.open(link.toString()).statusCode();
  }

  private static boolean answers(int port) {
    try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
