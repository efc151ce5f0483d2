package org.partbook.audit;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Tiles that a log serves. A part that is gone is taken from what it became.
final class WebTiles implements Tiles {
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(Redirect.NORMAL).build();
  private final String prefix;

  /// @param address of the log, above `tile`
  WebTiles(String address) {
    this.prefix = address.endsWith("/") ? address : address + "/";
  }

  @Override
  public byte[] read(Tile tile) throws IOException {
    var answer = get(tile.path());
    try (var body = answer.body()) {
      if (answer.statusCode() == NOT_FOUND && !tile.isWhole()) {
        return Bounded.first(tile, tile.whole(), read(tile.whole()));
      }
      if (answer.statusCode() != OK) {
        throw new IOException(prefix + tile.path() + " was answered with " + answer.statusCode());
      }
      return Bounded.first(tile, tile, Bounded.all(body, Bounded.TILE, tile.path()));
    }
  }

  /// A file beside the tiles.
  static byte[] file(String address, int most) throws IOException {
    var slash = address.lastIndexOf('/') + 1;
    var answer = new WebTiles(address.substring(0, slash)).get(address.substring(slash));
    try (var body = answer.body()) {
      if (answer.statusCode() != OK) {
        throw new IOException(address + " was answered with " + answer.statusCode());
      }
      return Bounded.all(body, most, address);
    }
  }

  private HttpResponse<InputStream> get(String path) throws IOException {
    try {
      var request = HttpRequest.newBuilder(URI.create(prefix + path)).timeout(PATIENCE).build();
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IllegalArgumentException e) {
      throw new IOException(prefix + " is no address: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
