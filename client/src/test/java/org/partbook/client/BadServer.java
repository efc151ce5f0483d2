package org.partbook.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/// A server on a bare socket that answers as badly as a test wants. It counts what it was asked,
/// and which connections the client keeps open.
final class BadServer implements AutoCloseable {
  private final ServerSocket listener;
  private final String scheme;
  private final Behaviour behaviour;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /// What it does with a request. The connection is closed afterwards.
  @FunctionalInterface
  interface Behaviour {
    void answer(Request request, Connection connection) throws IOException, InterruptedException;
  }

  /// What it was asked.
  record Request(String method, String path, String head, String body) {
    String place() {
      var mark = path.indexOf('?');
      return mark < 0 ? path : path.substring(0, mark);
    }

    /// The value of a header, or nothing.
    String header(String name) {
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  /// One connection.
  record Connection(Socket socket) {
    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /// Keeps still until the client gives up.
    void stall() throws IOException {
      while (socket.getInputStream().read() >= 0) {}
    }

    /// Breaks off without a farewell.
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  BadServer(Behaviour behaviour) {
    this(ServerSocketFactory.getDefault(), "http", behaviour);
  }

  private BadServer(ServerSocketFactory sockets, String scheme, Behaviour behaviour) {
    this.scheme = scheme;
    this.behaviour = behaviour;
    try {
      this.listener = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  /// Behind TLS.
  static BadServer secure(SSLContext context, Behaviour behaviour) {
    return new BadServer(context.getServerSocketFactory(), "https", behaviour);
  }

  /// Answers each request with the same.
  static BadServer always(String answer) {
    return new BadServer((request, connection) -> connection.send(answer));
  }

  /// Answers one request after the other, and the last answer from then on.
  static BadServer inTurn(String... answers) {
    var next = new AtomicInteger();
    return new BadServer((request, connection) ->
        connection.send(answers[Math.min(next.getAndIncrement(), answers.length - 1)]));
  }

  URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
  }

  List<Request> requests() {
    return requests;
  }

  /// What was asked, as in `GET /health`.
  List<String> asked() {
    return requests.stream().map(request -> request.method() + " " + request.place()).toList();
  }

  /// How many connections are open, after those that are about to close have had a moment for it:
  /// the JDK closes some only when its selector wakes up by itself, every three seconds.
  long openConnections() throws InterruptedException {
    for (var i = 0; i < 3000 && open() > 0; i++) {
      Thread.sleep(10);
    }
    return open();
  }

  private long open() {
    return sockets.stream().filter(socket -> !socket.isClosed()).count();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var socket = listener.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var request = read(socket.getInputStream());
      if (!request.method().isEmpty()) {
        requests.add(request);
        behaviour.answer(request, new Connection(socket));
      }
    } catch (IOException e) {
      // The client has gone, which is its right.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Request read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      var next = in.read();
      if (next < 0) {
        return new Request("", "", "", "");
      }
      head.append((char) next);
    }
    var words = head.toString().split(" ", 3);
    var request = new Request(words[0], words[1], head.toString(), "");
    var length = request.header("Content-Length");
    var body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    return new Request(
        words[0], words[1], head.toString(), new String(body, StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (var socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
