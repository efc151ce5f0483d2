package org.partbook.http.jetty;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A connection whose bytes a test sends and sees as they are.
final class Wire implements AutoCloseable {
  private final Socket socket = new Socket();

  private Wire(InetAddress from, int port, int receiveBuffer) throws IOException {
    if (receiveBuffer > 0) {
      socket.setReceiveBufferSize(receiveBuffer);
    }
    socket.bind(new InetSocketAddress(from, 0));
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
    socket.setSoTimeout(20_000);
  }

  static Wire to(HttpServer server) throws IOException {
    return new Wire(InetAddress.getLoopbackAddress(), server.port(), 0);
  }

  /// From another address of this machine.
  static Wire from(String address, HttpServer server) throws IOException {
    return new Wire(InetAddress.getByName(address), server.port(), 0);
  }

  /// One that takes little at a time.
  static Wire slow(HttpServer server) throws IOException {
    return new Wire(InetAddress.getLoopbackAddress(), server.port(), 4096);
  }

  Wire send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /// Sends a text again and again, until the other side hangs up or the time is over.
  Wire drip(String text, Duration pause, Duration most) throws InterruptedException {
    var end = System.nanoTime() + most.toNanos();
    try {
      while (System.nanoTime() < end && socket.getInputStream().available() == 0) {
        send(text);
        Thread.sleep(pause);
      }
    } catch (IOException _) {
      // It has hung up.
    }
    return this;
  }

  /// All that comes until the other side closes.
  String rest() throws IOException {
    var all = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(all);
    } catch (SocketTimeoutException e) {
      throw new IOException("the connection isn't closed; so far: " + all, e);
    } catch (IOException _) {
      // Closed with something of ours unread.
    }
    return all.toString(StandardCharsets.UTF_8);
  }

  /// What one request gets that asks for the connection to be closed.
  String ask(String request) throws IOException {
    return send(request.replace("\n", "\r\n")).rest();
  }

  /// Whether the server hangs up in some time, on a connection on which it says nothing.
  boolean isClosedWithin(Duration time) throws IOException {
    socket.setSoTimeout((int) time.toMillis());
    try {
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
