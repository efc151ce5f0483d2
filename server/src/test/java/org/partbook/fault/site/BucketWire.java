package org.partbook.fault.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The way to a bucket: a proxy for HTTP, on each connection one request, that may do to the answer
/// whatever it wants.
public final class BucketWire implements AutoCloseable {
  private static final int LONGEST_HEAD = 64 * 1024;
  private static final int PIECE = 4 * 1024;
  private static final int SLOW_MILLIS = 150;
  private static final String END_OF_HEAD = "\r\n\r\n";
  private static final String SORRY =
      "HTTP/1.1 500 Sorry\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

  private final ServerSocket door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
  private final InetSocketAddress store;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Mood mood = Mood.WHOLE;

  /// What it does.
  public enum Mood {
    WHOLE,
    /// Connections break, and new ones do so at once.
    CUT,
    /// Nothing comes back.
    SILENT,
    /// What comes back comes in small pieces, one after the other.
    SLOW,
    /// The answer is 500.
    FAILING,
    /// Half of what was asked for comes back.
    TRUNCATING
  }

  BucketWire(InetSocketAddress store) throws IOException {
    this.store = store;
    Thread.startVirtualThread(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /// From now on; what is under way breaks.
  public void become(Mood next) throws IOException {
    mood = next;
    for (var socket : open) {
      socket.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = door.accept();
        open.add(client);
        Thread.startVirtualThread(() -> serve(client));
      }
    } catch (IOException closed) {
      // By whoever has made it.
    }
  }

  private void serve(Socket client) {
    try (client) {
      switch (mood) {
        case CUT -> client.setSoLinger(true, 0);
        case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
        case FAILING -> {
          var _ = head(client.getInputStream());
          client.getOutputStream().write(SORRY.getBytes(ISO_8859_1));
        }
        case WHOLE, SLOW, TRUNCATING -> pass(client);
      }
    } catch (IOException broken) {
      // As it is meant to be, or the store isn't there.
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      open.remove(client);
    }
  }

  private void pass(Socket client) throws IOException, InterruptedException {
    var head = head(client.getInputStream()).replaceFirst("(?i)\r\nConnection: [^\r]*", "");
    if (head.isEmpty()) {
      return;
    }
    try (var server = new Socket(store.getAddress(), store.getPort())) {
      open.add(server);
      var only = head.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      server.getOutputStream().write(only.getBytes(ISO_8859_1));
      Thread.startVirtualThread(() -> send(client, server));
      answer(head, server.getInputStream(), client.getOutputStream());
      open.remove(server);
    }
  }

  private static void send(Socket client, Socket server) {
    try {
      client.getInputStream().transferTo(server.getOutputStream());
    } catch (IOException gone) {
      // The other way ends as well.
    }
  }

  private void answer(String head, InputStream in, OutputStream out)
      throws IOException, InterruptedException {
    if (mood == Mood.SLOW) {
      for (var piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        Thread.sleep(SLOW_MILLIS);
        out.write(piece);
      }
    } else if (mood == Mood.TRUNCATING && head.startsWith("GET ")) {
      var all = in.readAllBytes();
      var body = new String(all, ISO_8859_1).indexOf(END_OF_HEAD) + END_OF_HEAD.length();
      out.write(all, 0, body + (all.length - body) / 2);
    } else {
      in.transferTo(out);
    }
    out.flush();
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    var last = new StringBuilder();
    for (int one = in.read(); one >= 0 && head.size() < LONGEST_HEAD; one = in.read()) {
      head.write(one);
      last.append((char) one);
      if (one == '\n'
          && last.length() >= END_OF_HEAD.length()
          && last.substring(last.length() - END_OF_HEAD.length()).equals(END_OF_HEAD)) {
        return head.toString(ISO_8859_1);
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    door.close();
    become(Mood.CUT);
  }
}
