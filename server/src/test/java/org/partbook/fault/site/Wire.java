package org.partbook.fault.site;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A wire to a server that can be cut, slowed down, or swallow everything: a proxy for TCP. Where a
/// server has several places, it leads to each of them.
public final class Wire implements AutoCloseable {
  private final List<ServerSocket> doors = new ArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private State state = State.WHOLE;
  private volatile Duration delay = Duration.ZERO;

  private enum State {
    WHOLE,
    CUT,
    SILENT
  }

  private Wire() {}

  static Wire to(List<Integer> ports) throws IOException {
    var wire = new Wire();
    for (int port : ports) {
      var door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      wire.doors.add(door);
      var target = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
      Thread.startVirtualThread(() -> wire.accept(door, target));
    }
    return wire;
  }

  /// Where it begins, in the order of where it leads to.
  List<Integer> ports() {
    return doors.stream().map(ServerSocket::getLocalPort).toList();
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

  private void accept(ServerSocket door, InetSocketAddress target) {
    try {
      while (true) {
        var client = door.accept();
        open.add(client);
        Thread.startVirtualThread(() -> connect(client, target));
      }
    } catch (IOException closed) {
      // By whoever has made it.
    }
  }

  private void connect(Socket client, InetSocketAddress target) {
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
    try {
      socket.setSoLinger(true, 0);
    } catch (SocketException closedMeanwhile) {
      // By whoever passes its bytes on.
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
    for (var door : doors) {
      door.close();
    }
    cut();
  }
}
