package org.partbook.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/// Stands between the client and the server, and cuts a connection when it is told to.
final class CuttingProxy implements AutoCloseable {
  private static final long NEVER = Long.MAX_VALUE;

  private final ServerSocket listener;
  private long left = NEVER;
  private volatile int upstream;

  CuttingProxy() throws IOException {
    this.listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  void leadTo(URI server) {
    upstream = server.getPort();
  }

  /// Lets so many more bytes of answers through, and then cuts, once.
  synchronized void cutAfter(long bytes) {
    left = bytes;
  }

  synchronized void cutNothing() {
    left = NEVER;
  }

  private void accept() {
    try {
      while (true) {
        var client = listener.accept();
        Thread.ofVirtual().start(() -> connect(client));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void connect(Socket client) {
    try (client;
        var server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
      var requests = Thread.ofVirtual().start(() -> passRequests(client, server));
      passAnswers(server, client);
      requests.interrupt();
    } catch (IOException _) {
      // One of the two has gone.
    }
  }

  private static void passRequests(Socket client, Socket server) {
    try {
      client.getInputStream().transferTo(server.getOutputStream());
      server.shutdownOutput();
    } catch (IOException _) {
      // One of the two has gone.
    }
  }

  private void passAnswers(Socket server, Socket client) throws IOException {
    var buffer = new byte[1024];
    var in = server.getInputStream();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      var passed = pass(read);
      client.getOutputStream().write(buffer, 0, passed);
      if (passed < read) {
        return;
      }
    }
  }

  /// How many of so many bytes go through. Fewer means that the connection is to be cut.
  private synchronized int pass(int read) {
    if (left == NEVER) {
      return read;
    }
    var passed = (int) Math.min(read, left);
    left = passed < read ? NEVER : left - passed;
    return passed;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
