package org.partbook.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/// The web server: one listener, one virtual thread a connection.
public final class HttpServer implements AutoCloseable {
  private static final int LONGEST_PROLOGUE = 8 * 1024;
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final WebServer server;
  private final String host;

  private HttpServer(WebServer server, String host) {
    this.server = server;
    this.host = host;
  }

  /// Starts listening.
  ///
  /// @param port 0 for a free one
  /// @throws IllegalStateException if the port is taken
  public static HttpServer start(String host, int port, Consumer<HttpRouting.Builder> routes) {
    var routing = HttpRouting.builder();
    ErrorResponses.install(routing);
    routes.accept(routing);
    routing.any(ErrorResponses::noSuchPath);
    var server =
        WebServer.builder()
            .host(host)
            .port(port)
            .routing(routing)
            .directHandlers(ErrorResponses.directHandlers())
            // Small answers must not wait for the client to acknowledge their headers.
            .connectionOptions(options -> options.tcpNoDelay(true))
            .shutdownHook(false)
            .shutdownGracePeriod(GRACE)
            .addProtocol(
                Http1Config.builder()
                    .maxPrologueLength(LONGEST_PROLOGUE)
                    .maxHeadersSize(LARGEST_HEADERS)
                    .build())
            .build()
            .start();
    // Helidon only logs that it could not listen.
    if (!server.isRunning()) {
      throw new IllegalStateException("nobody can listen on port " + port + " of " + host);
    }
    return new HttpServer(server, host);
  }

  public int port() {
    return server.port();
  }

  /// The address that this machine reaches the server at.
  public URI localUri() {
    var everywhere = host.equals("0.0.0.0") || host.equals("::");
    var name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port());
  }

  @Override
  public void close() {
    server.stop();
  }
}
