package org.partbook.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// Asks for the file behind a link, or for the rest of it, and follows where it leads. No token
/// goes with it: the link is the key.
final class FileRequest {
  private static final int MOST_REDIRECTS = 5;

  private final Transport transport;

  FileRequest(Transport transport) {
    this.transport = transport;
  }

  /// Asks, and waits for the headers.
  ///
  /// @param from how much is there already, of the file with that ETag
  HttpResponse<Body> open(URI link, long from, Optional<String> etag, Duration patience)
      throws IOException, InterruptedException {
    var at = link;
    for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      var answer = transport.open(request(at, from, etag, patience), patience);
      var next = redirection(answer, at);
      if (next.isEmpty()) {
        return answer;
      }
      answer.body().close();
      at = next.get();
    }
    throw new DownloadException("the link leads round in circles", ApiError.none());
  }

  private static HttpRequest request(
      URI link, long from, Optional<String> etag, Duration patience) {
    var request =
        HttpRequest.newBuilder(link)
            .timeout(patience.plusSeconds(1))
            .header("User-Agent", UserAgent.VALUE)
            .GET();
    if (from > 0 && etag.isPresent()) {
      request.header("Range", "bytes=" + from + "-").header("If-Range", etag.get());
    }
    return request.build();
  }

  private static Optional<URI> redirection(HttpResponse<Body> answer, URI at) {
    var isRedirect =
        switch (answer.statusCode()) {
          case 301, 302, 303, 307, 308 -> true;
          default -> false;
        };
    if (!isRedirect) {
      return Optional.empty();
    }
    var target = answer.headers().firstValue("Location").flatMap(Links::parse).map(at::resolve);
    if (target.filter(uri -> mayLeadTo(at, uri)).isEmpty()) {
      answer.body().close();
      var origin = target.map(Links::origin).orElse("nowhere");
      throw new DownloadException(
          "the link leads to " + origin + ", which isn't safe", ApiError.bare(answer.statusCode()));
    }
    return target;
  }

  private static boolean mayLeadTo(URI from, URI to) {
    return Links.isWeb(to) && (Links.isSecure(to) || !Links.isSecure(from));
  }
}
