package org.partbook.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Gives out links to a file, and the file, and spoils what a test tells it to.
final class FileServer implements AutoCloseable {
  private final byte[] file;
  private final BadServer server = new BadServer(this::answer);
  private final Deque<Spoiling> spoilings = new ConcurrentLinkedDeque<>();
  private final AtomicInteger links = new AtomicInteger();
  private volatile String etag = "\"one\"";
  private volatile String type = "application/pdf";

  /// What happens to one request for the file, instead of a good answer.
  @FunctionalInterface
  interface Spoiling {
    void answer(BadServer.Request request, BadServer.Connection connection)
        throws IOException, InterruptedException;
  }

  FileServer(byte[] file) {
    this.file = file;
  }

  /// The next requests for the file, one after the other.
  FileServer spoil(Spoiling... next) {
    spoilings.addAll(List.of(next));
    return this;
  }

  void etag(String tag) {
    etag = tag;
  }

  void type(String type) {
    this.type = type;
  }

  BadServer server() {
    return server;
  }

  List<BadServer.Request> fileRequests() {
    return server.requests().stream()
        .filter(request -> request.place().startsWith("/file"))
        .toList();
  }

  private void answer(BadServer.Request request, BadServer.Connection connection)
      throws IOException, InterruptedException {
    if (request.place().endsWith("download-url")) {
      var link = server.uri() + "/file/" + links.incrementAndGet();
      connection.send(Http.json(200, "{\"url\":\"" + link + "\"}"));
      return;
    }
    var spoiling = spoilings.poll();
    if (spoiling != null) {
      spoiling.answer(request, connection);
    } else {
      connection.send(good(request));
    }
  }

  /// What a good server answers.
  byte[] good(BadServer.Request request) {
    var from = from(request);
    var body = Arrays.copyOfRange(file, from, file.length);
    var status = from == 0 ? "200 OK" : "206 Partial Content";
    var range =
        from == 0
            ? ""
            : "Content-Range: bytes %d-%d/%d\r\n".formatted(from, file.length - 1, file.length);
    return answer(status, range, body);
  }

  byte[] answer(String status, String headers, byte[] body) {
    var head =
        """
        HTTP/1.1 %s
        Content-Type: %s
        Content-Disposition: attachment; filename="Fur Elise.pdf"; filename*=UTF-8''F%%C3%%BCr%%20Elise.pdf
        ETag: %s
        Content-Length: %d
        Connection: close
        """
            .formatted(status, type, etag, body.length)
            .replace("\n", "\r\n");
    var out = new ByteArrayOutputStream();
    out.writeBytes((head + headers + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.writeBytes(body);
    return out.toByteArray();
  }

  private int from(BadServer.Request request) {
    var range = request.header("Range");
    return range.isEmpty() || !request.header("If-Range").equals(etag)
        ? 0
        : Integer.parseInt(range.replaceAll("[^0-9]", ""));
  }

  @Override
  public void close() {
    server.close();
  }
}
