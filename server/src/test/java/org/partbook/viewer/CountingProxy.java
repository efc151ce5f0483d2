package org.partbook.viewer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/// Stands between a browser and a server, and counts the bytes that the browser gets: headers,
/// bodies, whatever goes over the wire.
final class CountingProxy implements AutoCloseable {
  private final URI server;
  private final ServerSocket listener;
  private final AtomicLong received = new AtomicLong();

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

  long received() {
    return received.get();
  }

  void reset() {
    received.set(0);
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
      var requests = Thread.ofVirtual().start(() -> copy(browser, upstream, new AtomicLong()));
      copy(upstream, browser, received);
      requests.interrupt();
    } catch (IOException _) {
      // One of the two has gone.
    }
  }

  private static void copy(Socket from, Socket to, AtomicLong count) {
    var buffer = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        count.addAndGet(read);
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
