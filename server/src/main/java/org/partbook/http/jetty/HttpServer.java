package org.partbook.http.jetty;

import java.net.URI;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.partbook.http.Dispatcher;
import org.partbook.http.Routes;

/// The web server: one listener, one virtual thread a request.
public final class HttpServer implements AutoCloseable {
  private static final int LARGEST_HEADERS = 16 * 1024;

  /// Threads that wait for connections and for what comes in on them. Routes run on virtual ones.
  private static final int THREADS = 12;

  private final Server server;
  private final ServerConnector connector;
  private final Deadlines deadlines;
  private final String host;

  private HttpServer(Server server, ServerConnector connector, Deadlines deadlines, String host) {
    this.server = server;
    this.connector = connector;
    this.deadlines = deadlines;
    this.host = host;
  }

  /// Starts listening, with the usual limits.
  ///
  /// @param port 0 for a free one
  /// @throws IllegalStateException if the port is taken
  public static HttpServer start(String host, int port, Consumer<Routes> routes) {
    return start(host, port, DoorLimits.standard(), routes);
  }

  /// Starts listening.
  ///
  /// @param port 0 for a free one
  /// @throws IllegalStateException if the port is taken
  public static HttpServer start(
      String host, int port, DoorLimits limits, Consumer<Routes> routes) {
    var added = new Routes();
    routes.accept(added);
    var pool = new QueuedThreadPool(THREADS, 2);
    pool.setName("http");
    pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
    var server = new Server(pool);
    var connections = new Connections(limits);
    var connector = connector(server, host, port, limits);
    connector.addBean(connections);
    server.addConnector(connector);
    server.setErrorHandler(new Refusals());
    server.setHandler(new Exchanges(new Dispatcher(added), connections));
    server.setStopTimeout(limits.grace().toMillis());
    try {
      server.start();
    } catch (Exception e) {
      stop(server);
      throw new IllegalStateException("nobody can listen on port " + port + " of " + host, e);
    }
    return new HttpServer(server, connector, Deadlines.watch(connections, limits), host);
  }

  private static ServerConnector connector(
      Server server, String host, int port, DoorLimits limits) {
    var connector = new ServerConnector(server, 1, 1, new Http1(http()));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setAcceptQueueSize(1024);
    connector.setAcceptedSendBufferSize(limits.sendBuffer());
    return connector;
  }

  private static HttpConfiguration http() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(LARGEST_HEADERS);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    // Paths are taken apart by ourselves, and never lead to files.
    http.setUriCompliance(UriCompliance.UNSAFE);
    return http;
  }

  public int port() {
    return connector.getLocalPort();
  }

  /// The address that this machine reaches the server at.
  public URI localUri() {
    var everywhere = host.equals("0.0.0.0") || host.equals("::");
    var name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port());
  }

  /// Whether new connections are taken.
  public boolean isListening() {
    return connector.isRunning() && connector.isOpen();
  }

  @Override
  public void close() {
    deadlines.close();
    stop(server);
  }

  private static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the web server doesn't stop", e);
    }
  }
}
