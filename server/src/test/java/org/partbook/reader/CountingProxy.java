package org.partbook.reader;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/// Stands between a browser and a server, and counts the bytes that the browser gets: headers,
/// bodies, whatever goes over the wire.
final class CountingProxy implements AutoCloseable {
  private final URI server;
  private final ServerSocket listener;
  private final Queue<Piece> received = new ConcurrentLinkedQueue<>();

  /// @param at in milliseconds since 1970
  private record Piece(double at, int bytes) {}

  private CountingProxy(URI server, ServerSocket listener) {
    this.server = server;
    this.listener = listener;
  }

  static CountingProxy before(URI server) throws IOException {
    var proxy =
        new CountingProxy(server, new ServerSocket(0, 64, InetAddress.getLoopbackAddress()));
    Thread.ofVirtual().start(proxy::accept);
    return proxy;
  }

  /// The same address, by way of this proxy.
  URI of(URI address) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + address.getRawPath());
  }

  /// How many bytes it had got by a moment, in milliseconds since 1970.
  long receivedBy(double moment) {
    return received.stream()
        .filter(piece -> piece.at <= moment)
        .mapToLong(piece -> piece.bytes)
        .sum();
  }

  void reset() {
    received.clear();
  }

  private void accept() {
    try {
      while (true) {
        var browser = listener.accept();
        Thread.ofVirtual().start(() -> connect(browser));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void connect(Socket browser) {
    try (browser;
        var upstream = new Socket(server.getHost(), server.getPort())) {
      browser.setTcpNoDelay(true);
      upstream.setTcpNoDelay(true);
      var requests = Thread.ofVirtual().start(() -> copy(browser, upstream, _ -> {}));
      copy(upstream, browser, read -> received.add(new Piece(now(), read)));
      requests.interrupt();
    } catch (IOException _) {
      // One of the two has gone.
    }
  }

  private static double now() {
    var now = Instant.now();
    return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
  }

  private static void copy(Socket from, Socket to, IntConsumer count) {
    var buffer = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count.accept(read);
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException _) {
      // One of the two has gone.
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
