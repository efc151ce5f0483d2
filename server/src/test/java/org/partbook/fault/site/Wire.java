package org.partbook.fault.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A wire to a server that can be cut, slowed down, or swallow everything: a proxy for TCP.
public final class Wire implements AutoCloseable {
  private final InetSocketAddress target;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private State state = State.WHOLE;
  private volatile Duration delay = Duration.ZERO;

  private enum State {
    WHOLE,
    CUT,
    SILENT
  }

  private Wire(InetSocketAddress target, ServerSocket door) {
    this.target = target;
    this.door = door;
  }

  public static Wire to(String host, int port) throws IOException {
    var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var wire = new Wire(new InetSocketAddress(host, port), door);
    Thread.startVirtualThread(wire::accept);
    return wire;
  }

  public int port() {
    return door.getLocalPort();
  }

  /// All connections break, and new ones do so at once.
  public void cut() throws IOException {
    become(State.CUT);
    for (var socket : open) {
      reset(socket);
    }
  }

  /// Nothing gets through in either direction, not even the end of a connection. What is sent
  /// meanwhile arrives when the wire is mended, as TCP would see to.
  public void swallow() {
    become(State.SILENT);
  }

  /// Each piece that gets through comes so much later, in both directions.
  public void slowDown(Duration each) {
    delay = each;
  }

  /// Every connection breaks once, in the middle of whatever is under way; new ones can be made.
  public void drop() throws IOException {
    for (var socket : open) {
      reset(socket);
    }
  }

  public void mend() {
    delay = Duration.ZERO;
    become(State.WHOLE);
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  private synchronized State loud() throws InterruptedException {
    while (state == State.SILENT) {
      wait();
    }
    return state;
  }

  private void accept() {
    try {
      while (true) {
        var client = door.accept();
        open.add(client);
        Thread.startVirtualThread(() -> connect(client));
      }
    } catch (IOException closed) {
      // By whoever has made it.
    }
  }

  private void connect(Socket client) {
    var server = new Socket();
    open.add(server);
    try {
      if (loud() == State.CUT) {
        reset(client);
      } else {
        server.connect(target);
        Thread.startVirtualThread(() -> pass(server, client));
        pass(client, server);
      }
    } catch (IOException notThere) {
      // The client finds its connection closed.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      close(client);
      close(server);
    }
  }

  /// Until either end has closed or broken the connection, of which the other hears as well.
  private void pass(Socket from, Socket to) {
    try {
      try {
        passBytes(from, to);
      } finally {
        loud();
        close(from);
        close(to);
      }
    } catch (IOException broken) {
      // As it is meant to be.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void passBytes(Socket from, Socket to) throws IOException, InterruptedException {
    var buffer = new byte[16 * 1024];
    var in = from.getInputStream();
    var out = to.getOutputStream();
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      loud();
      Thread.sleep(delay);
      out.write(buffer, 0, read);
    }
  }

  private static void reset(Socket socket) throws IOException {
    if (!socket.isClosed()) {
      socket.setSoLinger(true, 0);
    }
    socket.close();
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }
}
