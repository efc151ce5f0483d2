package org.partbook.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// One download, until it is whole. When the connection breaks it goes on where it was, if the file
/// has a strong ETag and still the same one; otherwise it begins anew. A link that has had its day
/// is replaced by a fresh one.
///
/// What comes is only ever appended: `received` is both the length of what the sink has got and the
/// place from where to go on.
final class Transfer {
  private static final int MOST_LINKS = 3;

  private final Calls calls;
  private final Supplier<URI> links;
  private final Sink sink;
  private final DownloadProgress progress;
  private final Deadline deadline;
  private final FileRequest requests;
  private final FileHead head = new FileHead();

  private Optional<URI> link = Optional.empty();
  private Optional<String> etag = Optional.empty();
  private OptionalLong total = OptionalLong.empty();
  private long received;

  /// How far it has ever come: what begins anew and breaks again doesn't get on.
  private long furthest;

  private int failures;
  private int renewals;

  /// The network failed, or the server is busy: another attempt may do.
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1;

    private final transient TransportException failure;

    Broken(String message, ApiError error) {
      this.failure = new TransportException("download: " + message, error);
    }

    Broken(IOException cause, URI from) {
      super(cause);
      this.failure =
          new TransportException(
              "download: " + Failures.inWords(cause, from), ApiError.none(), cause);
    }
  }

  Transfer(Calls calls, Supplier<URI> links, Sink sink, DownloadProgress progress) {
    this.calls = calls;
    this.links = links;
    this.sink = sink;
    this.progress = progress;
    this.deadline = Deadline.in(calls.settings().downloadTimeout(), calls.settings().time());
    this.requests = new FileRequest(calls.transport());
  }

  /// Downloads it.
  ///
  /// @throws IOException if the sink fails
  DownloadedFile run() throws IOException {
    while (true) {
      try {
        var done = attempt();
        if (done.isPresent()) {
          return done.get();
        }
      } catch (Broken e) {
        failures = received > furthest ? 1 : failures + 1;
        calls.pauseOr(failures, e.failure);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransportException("download: interrupted", ApiError.none(), e);
      }
      if (received > furthest) {
        furthest = received;
        renewals = 0;
      }
      if (deadline.isOver()) {
        var most = calls.settings().downloadTimeout();
        throw new TransportException("download: not done within " + most, ApiError.none());
      }
    }
  }

  private Optional<DownloadedFile> attempt() throws IOException, Broken, InterruptedException {
    var from = link.orElseGet(this::freshLink);
    link = Optional.of(from);
    var answer = open(from);
    try (var body = answer.body()) {
      return switch (answer.statusCode()) {
        case 200 -> whole(answer, body);
        case 206 -> rest(answer, body);
        case 401, 403, 404, 410 -> renew(answer.statusCode());
        case 416 -> anew(answer.statusCode());
        case 408, 429, 500, 502, 503, 504 -> throw busy(answer);
        default -> throw refused(answer.statusCode());
      };
    }
  }

  private URI freshLink() {
    var fresh = links.get();
    var base = calls.settings().base();
    if (!Links.isWeb(fresh) || (Links.isSecure(base) && !Links.isSecure(fresh))) {
      throw new DownloadException(
          "the link leads to " + Links.origin(fresh) + ", which isn't safe", ApiError.none());
    }
    return fresh;
  }

  private HttpResponse<Body> open(URI from) throws Broken, InterruptedException {
    try {
      var patience = deadline.leftOr(calls.settings().requestTimeout());
      return requests.open(from, received, etag, patience);
    } catch (IOException e) {
      throw new Broken(e, from);
    }
  }

  /// The file from its beginning: at first, when it has changed, and from servers that know no
  /// ranges.
  private Optional<DownloadedFile> whole(HttpResponse<Body> answer, Body body)
      throws IOException, Broken, InterruptedException {
    head.announced(answer.headers());
    var tag = strongTag(answer.headers());
    var skip = 0L;
    if (received > 0 && tag.isPresent() && tag.equals(etag)) {
      skip = received;
    } else {
      restart();
    }
    etag = tag;
    total = answer.headers().firstValueAsLong("Content-Length");
    if (total.isEmpty() && !isFramed(answer)) {
      throw new DownloadException(
          "the server doesn't say how long the file is", ApiError.bare(answer.statusCode()));
    }
    read(body, skip);
    if (total.isEmpty()) {
      total = OptionalLong.of(received);
    }
    return done(answer.headers());
  }

  /// Whether the end can be told from a broken connection without a length.
  private static boolean isFramed(HttpResponse<Body> answer) {
    return answer.version() == HttpClient.Version.HTTP_2
        || answer.headers().firstValue("Transfer-Encoding").isPresent();
  }

  /// The rest of the file that has been begun; or something else, which is no use.
  private Optional<DownloadedFile> rest(HttpResponse<Body> answer, Body body)
      throws IOException, Broken, InterruptedException {
    var range = ContentRange.of(answer.headers());
    var fits = range.isPresent() && range.get().follows(received, total);
    if (!fits || (received > 0 && !strongTag(answer.headers()).equals(etag))) {
      return anew(answer.statusCode());
    }
    head.announced(answer.headers());
    if (total.isEmpty()) {
      total = range.get().total();
    }
    etag = strongTag(answer.headers());
    var before = received;
    read(body, 0);
    if (received == before) {
      throw new Broken("an empty range", ApiError.bare(answer.statusCode()));
    }
    return done(answer.headers());
  }

  private void read(Body body, long skip) throws IOException, Broken, InterruptedException {
    var left = skip;
    for (var next = next(body); next.isPresent(); next = next(body)) {
      var piece = next.get();
      var dropped = (int) Math.min(left, piece.remaining());
      piece.position(piece.position() + dropped);
      left -= dropped;
      var length = piece.remaining();
      if (total.isPresent() && received + length > total.getAsLong()) {
        throw new Broken("more bytes than announced", ApiError.none());
      }
      head.see(piece);
      sink.write(piece);
      received += length;
      progress.received(received, total);
    }
    if (left > 0) {
      throw new Broken("the answer ended before the place to go on from", ApiError.none());
    }
  }

  private Optional<ByteBuffer> next(Body body) throws Broken, InterruptedException {
    try {
      return body.next(deadline.leftOr(calls.settings().stallTimeout()));
    } catch (IOException e) {
      throw new Broken(e, link.orElseGet(calls.settings()::base));
    }
  }

  /// Only a file of the announced length is one.
  private Optional<DownloadedFile> done(HttpHeaders headers) throws Broken {
    if (received == 0) {
      throw new DownloadException("the file is empty", ApiError.none());
    }
    if (total.isEmpty() || received < total.getAsLong()) {
      throw new Broken("%s bytes came, not all".formatted(received), ApiError.none());
    }
    return Optional.of(
        new DownloadedFile(received, headers.firstValue("Content-Type"), FileName.of(headers)));
  }

  private Optional<DownloadedFile> renew(int status) {
    renewals++;
    if (renewals >= MOST_LINKS) {
      throw new DownloadException("even fresh links are refused: " + status, ApiError.bare(status));
    }
    link = Optional.empty();
    return Optional.empty();
  }

  private Optional<DownloadedFile> anew(int status) throws IOException, Broken {
    restart();
    etag = Optional.empty();
    throw new Broken("the rest of the file isn't to be had: " + status, ApiError.bare(status));
  }

  private void restart() throws IOException {
    if (received > 0 && !sink.restart()) {
      throw new DownloadException(
          "the file can't be gone on with, and a stream can't begin anew", ApiError.none());
    }
    head.restart();
    received = 0;
    total = OptionalLong.empty();
  }

  private Broken busy(HttpResponse<Body> answer) {
    var bare = ApiError.bare(answer.statusCode());
    var wait = RetryAfter.of(answer.headers(), calls.settings().time());
    return new Broken(
        "the server answered " + answer.statusCode(),
        new ApiError(
            bare.status(),
            bare.name(),
            bare.message(),
            bare.code(),
            bare.errors(),
            answer.headers().firstValue("X-Request-Id"),
            wait));
  }

  private static DownloadException refused(int status) {
    return new DownloadException("the server answered " + status, ApiError.bare(status));
  }

  private static Optional<String> strongTag(HttpHeaders headers) {
    return headers.firstValue("ETag").filter(tag -> tag.startsWith("\""));
  }
}
