package org.partbook.blob;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A wire to a store that can be made bad. Each connection carries one request.
public final class BadWire implements AutoCloseable {
  private static final int HEAD = 64 * 1024;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  private final int store;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile How how = How.GOOD;
  private volatile byte[] whole = {};
  private volatile String last = "";

  /// What it does with a request.
  public enum How {
    GOOD,
    /// Nobody listens any more.
    DOWN,
    /// Nothing comes back.
    SILENT,
    /// The store has an error.
    ERROR,
    /// It lets nobody write.
    READ_ONLY,
    /// Of each body that comes back, some is missing.
    CUT,
    /// So it is with the next one.
    CUT_ONCE,
    /// Nothing is there, whatever is asked for.
    NOTHING_THERE,
    /// No answer says how long it is.
    WITHOUT_LENGTH,
    /// Who asks for a part gets the whole that came back last.
    WITHOUT_PARTS,
    /// It knows nothing of files that were begun.
    UPLOADS_UNKNOWN,
    /// What completes a file arrives, and the answer is that nothing is known of it.
    COMPLETED_UNHEARD
  }

  BadWire(int store) throws IOException {
    this.store = store;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  public void be(How other) throws IOException {
    last = "";
    how = other;
    for (var socket = open.poll(); socket != null; socket = open.poll()) {
      socket.close();
    }
  }

  /// Is good up to the first request to write something under such a name, and silent from that on.
  public void beSilentFrom(String name) throws IOException {
    be(How.GOOD);
    last = name;
  }

  /// The first lines of the requests since the last time.
  public List<String> requests() {
    var all = List.copyOf(requests);
    requests.clear();
    return all;
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        var client = listener.accept();
        open.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      var head = head(client.getInputStream());
      if (head.isEmpty()) {
        return;
      }
      var first = head.lines().findFirst().orElse("");
      if (!last.isEmpty() && first.startsWith("PUT ") && first.contains(last)) {
        how = How.SILENT;
      }
      requests.add(first);
      switch (how) {
        case DOWN -> {}
        case SILENT -> client.getInputStream().transferTo(OutputStream.nullOutputStream());
        case ERROR -> answer(client, "500 Sorry");
        case NOTHING_THERE -> answer(client, "404 Not Found");
        case READ_ONLY -> {
          if (first.startsWith("PUT ")) {
            answer(client, "403 Forbidden");
          } else {
            pass(client, head);
          }
        }
        case WITHOUT_PARTS -> {
          if (isOfPart(head)) {
            client.getOutputStream().write(whole);
          } else {
            pass(client, head);
          }
        }
        case UPLOADS_UNKNOWN -> {
          if (first.startsWith("PUT ") && isOfUpload(first)) {
            answer(client, "404 Not Found");
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
          } else {
            pass(client, head);
          }
        }
        case COMPLETED_UNHEARD -> {
          if (first.startsWith("POST ") && isOfUpload(first)) {
            pass(client, head, OutputStream.nullOutputStream());
            answer(client, "404 Not Found");
          } else {
            pass(client, head);
          }
        }
        case GOOD, CUT, CUT_ONCE, WITHOUT_LENGTH -> pass(client, head);
      }
    } catch (IOException _) {
      // One of both has gone.
    }
  }

  private static void answer(Socket client, String status) throws IOException {
    var head = "HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".formatted(status);
    client.getOutputStream().write(head.getBytes(ISO_8859_1));
  }

  private static boolean isOfPart(String head) {
    return head.startsWith("GET ") && head.matches("(?is).*\r\nRange: .*");
  }

  private static boolean isOfUpload(String first) {
    return first.contains("uploadId=");
  }

  private void pass(Socket client, String head) throws IOException {
    pass(client, head, client.getOutputStream());
  }

  private void pass(Socket client, String head, OutputStream out) throws IOException {
    try (var server = new Socket(InetAddress.getLoopbackAddress(), store)) {
      open.add(server);
      var one = head.replaceFirst("(?i)\r\nConnection: [^\r]*", "");
      server
          .getOutputStream()
          .write(one.replaceFirst("\r\n", "\r\nConnection: close\r\n").getBytes(ISO_8859_1));
      Thread.ofVirtual()
          .start(() -> {
            try {
              client.getInputStream().transferTo(server.getOutputStream());
            } catch (IOException _) {
              // The other side has gone.
            }
          });
      var now = how;
      if ((now == How.CUT || now == How.CUT_ONCE) && head.startsWith("GET ")) {
        how = now == How.CUT_ONCE ? How.GOOD : now;
        var answer = server.getInputStream().readAllBytes();
        int body = new String(answer, ISO_8859_1).indexOf(END_OF_HEAD) + END_OF_HEAD.length();
        out.write(answer, 0, body + (answer.length - body) / 2);
      } else if (how == How.WITHOUT_LENGTH) {
        var answer = new String(server.getInputStream().readAllBytes(), ISO_8859_1);
        out.write(answer.replaceFirst("(?i)\r\nContent-Length: [^\r]*", "").getBytes(ISO_8859_1));
      } else if (head.startsWith("GET ") && !isOfPart(head)) {
        whole = server.getInputStream().readAllBytes();
        out.write(whole);
      } else {
        server.getInputStream().transferTo(out);
      }
      out.flush();
    }
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int one = in.read(); one >= 0 && head.size() < HEAD; one = in.read()) {
      head.write(one);
      if (one == '\n' && head.toString(ISO_8859_1).endsWith(END_OF_HEAD)) {
        return head.toString(ISO_8859_1);
      }
    }
    return "";
  }

  @Override
  public void close() throws IOException {
    listener.close();
    be(How.DOWN);
  }
}
