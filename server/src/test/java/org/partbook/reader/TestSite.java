package org.partbook.reader;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/// Somebody's web site that shows a link in a frame. Each has an origin of its own.
public final class TestSite implements AutoCloseable {
  private final HttpServer server;

  private TestSite(HttpServer server) {
    this.server = server;
  }

  /// Starts a site whose only page has a frame with whatever stands behind `?` in its address.
  public static TestSite start() {
    return start("fullscreen; screen-wake-lock; autoplay");
  }

  /// @param allowed what the frame may do
  static TestSite start(String allowed) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = HttpServer.create(address, 0);
      server.createContext(
          "/",
          exchange -> {
            var html =
                """
                <!doctype html><title>Shop</title>
                <iframe title="Score" width="800" height="600"
                  allow="%s" src="%s"></iframe>
                """
                    .formatted(allowed, exchange.getRequestURI().getRawQuery());
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
              body.write(html.getBytes(UTF_8));
            }
          });
      server.start();
      return new TestSite(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
