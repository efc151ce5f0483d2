package org.partbook.http.jetty;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.partbook.http.Dispatcher;
import org.partbook.http.PublicUrl;
import org.partbook.http.Routes;

/// The web server: one listener, one virtual thread a request.
public final class HttpServer implements AutoCloseable {
  private static final int LARGEST_HEADERS = 16 * 1024;
  private static final String REFERENCES_PER_LINE = "org.eclipse.jetty.util.referencesPerCacheLine";

  /// Requests that one connection of HTTP/2 may have at once.
  static final int MOST_STREAMS = 16;

  private static final Duration BEAT = Duration.ofSeconds(1);

  /// Threads that wait for connections and for what comes in on them. Routes run on virtual ones.
  private static final int THREADS = 12;

  static {
    // Jetty would start all of JMX to learn how many bytes a reference has, for the gaps between
    // two fields that several threads write to. Sixteen of four bytes are a line of a cache.
    if (System.getProperty(REFERENCES_PER_LINE) == null) {
      System.setProperty(REFERENCES_PER_LINE, "16");
    }
  }

  private final Listening listening;
  private final Server server;
  private final ServerConnector connector;
  private final Optional<Tls> tls;
  private final Connections connections;
  private final Deadlines deadlines;
  private volatile boolean closed;

  private HttpServer(Listening listening, Dispatcher dispatcher) {
    this.listening = listening;
    var pool = new QueuedThreadPool(THREADS, 2);
    pool.setName("http");
    pool.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("http-"));
    server = new Server(pool);
    tls = listening.tls().map(Tls::open);
    connector = connector();
    connections = new Connections(listening.limits());
    connector.addBean(connections);
    server.addConnector(connector);
    server.setErrorHandler(new Refusals());
    server.setHandler(new Exchanges(dispatcher, connections, listening));
    server.setStopTimeout(listening.limits().grace().toMillis());
    deadlines = Deadlines.watch(connections, listening.limits());
  }

  /// Starts listening.
  ///
  /// @throws IllegalStateException if the port is taken, or the certificate can't be used
  public static HttpServer start(Listening listening, Consumer<Routes> routes) {
    var added = new Routes();
    routes.accept(added);
    var http = new HttpServer(listening, new Dispatcher(added));
    try {
      http.server.start();
      return http;
    } catch (Exception e) {
      http.close();
      throw new IllegalStateException(
          "nobody can listen on port " + listening.port() + " of " + listening.host(), e);
    }
  }

  private ServerConnector connector() {
    var made = new ServerConnector(server, 1, 1, protocols());
    made.setHost(listening.host());
    made.setPort(listening.port());
    made.setIdleTimeout(listening.limits().idle().toMillis());
    made.setAcceptQueueSize(1024);
    made.setAcceptedSendBufferSize(listening.limits().sendBuffer());
    return made;
  }

  /// The first is what a connection begins with.
  private ConnectionFactory[] protocols() {
    var http = http();
    var all = new ArrayList<ConnectionFactory>();
    var http1 = new Http1(http);
    if (tls.isPresent()) {
      var next = listening.http2() ? "alpn" : HttpVersion.HTTP_1_1.asString();
      all.add(new SslConnectionFactory(tls.get().context(), next));
      if (listening.http2()) {
        var choice = new ALPNServerConnectionFactory();
        choice.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
        var http2 = new HTTP2ServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(MOST_STREAMS);
        all.add(choice);
        all.add(http2);
      }
      all.add(http1);
    } else {
      all.add(http1);
      if (listening.http2()) {
        var http2 = new HTTP2CServerConnectionFactory(http);
        http2.setMaxConcurrentStreams(MOST_STREAMS);
        all.add(http2);
      }
    }
    return all.toArray(ConnectionFactory[]::new);
  }

  private HttpConfiguration http() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(true);
    http.setRequestHeaderSize(LARGEST_HEADERS);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    // Paths are taken apart by ourselves, and never lead to files.
    http.setUriCompliance(UriCompliance.UNSAFE);
    if (tls.isPresent()) {
      // Publishers' monitoring asks by address, too.
      http.addCustomizer(new SecureRequestCustomizer(false));
    }
    return http;
  }

  public int port() {
    return connector.getLocalPort();
  }

  /// The address that this machine reaches the server at.
  public URI localUri() {
    return PublicUrl.local(tls.isPresent(), listening.host(), port());
  }

  /// Until when its certificate holds, if it has one.
  public Optional<Instant> certificateEnd() {
    return tls.map(Tls::end);
  }

  /// How many there are at the door now.
  public Crowd crowd() {
    return connections.crowd();
  }

  /// Returns when no new connections are taken any more, or nobody looks at the deadlines: after
  /// [#close()], or because something is broken for good.
  public void awaitEnd() {
    try {
      while (connector.isRunning() && connector.isOpen() && deadlines.areLookedAt()) {
        Thread.sleep(BEAT);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
    deadlines.close();
    tls.ifPresent(Tls::close);
    try {
      server.stop();
    } catch (TimeoutException _) {
      // What was under way has had its time, and is ended.
    } catch (Exception e) {
      throw new IllegalStateException("the web server doesn't stop", e);
    }
  }
}
