package org.partbook.preview;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.partbook.Api;
import org.partbook.TestServer;
import tools.jackson.databind.JsonNode;

/// Somebody without a token, and the list in which a vendor finds what may be shown to everybody.
/// Every answer is held against `openapi.yaml`.
final class Anybody {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final int MOST_TIMES = 120;

  private Anybody() {}

  static HttpResponse<byte[]> get(String url, String... headers) {
    return send("GET", url, headers);
  }

  static HttpResponse<byte[]> send(String method, String url, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(url)).method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      // Pictures are being made, on a machine that is busy.
      for (int again = 0; answer.statusCode() == 503 && again < MOST_TIMES; again++) {
        Thread.sleep(500);
        answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      }
      return asDocumented(answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Browsers are told errors on pages, what is packed can't be read here, and no path has a NUL.
  private static HttpResponse<byte[]> asDocumented(HttpResponse<byte[]> answer) {
    boolean isPage = header(answer, "Content-Type").startsWith("text/html");
    boolean isPacked = !header(answer, "Content-Encoding").isEmpty();
    boolean isPath = !answer.uri().getRawPath().contains("%00");
    if (isPath && !isPacked && (answer.statusCode() < 400 || !isPage)) {
      Api.DOCUMENT.check(answer);
    }
    return answer;
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// As a browser shows it.
  static BufferedImage picture(HttpResponse<byte[]> response) {
    try {
      return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(response.body())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The renderings of an asset, as vendors are shown them.
  static List<JsonNode> renderings(TestServer server, long asset) {
    var list = server.live().get("/assets/list?page_size=1&last_id=" + (asset - 1)).json();
    return list.path("assets").path(0).path("renderings").valueStream().toList();
  }

  /// Where a rendering of an asset is for everybody.
  static Optional<String> url(TestServer server, long asset, String type, String usage) {
    return renderings(server, asset).stream()
        .filter(one -> one.path("type").asString().equals(type))
        .filter(one -> one.path("usage").asString().equals(usage))
        .filter(one -> one.has("url"))
        .map(one -> one.path("url").asString())
        .findFirst();
  }
}
