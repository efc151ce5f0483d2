package org.partbook.fulfilment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.partbook.blob.BlobStore;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.purchase.ClaimedLine;

/// Scores that another server holds and hands out over HTTP, one `GET` a sale.
///
/// 404 and 410 are final: the score isn't there. Everything else that isn't a whole PDF (a refusal,
/// an error page, a redirect, a connection that breaks off) is tried again until the line's
/// deadline. Redirects are not followed, so that the token never goes to another host.
public final class UpstreamScores implements ScoreSource, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Database db;
  private final Catalog catalog;
  private final BlobStore blobs;
  private final SaleFiles files;
  private final Upstream upstream;

  /// How to reach the other server.
  ///
  /// @param urlPattern with `{asset_id}` where the asset's id goes
  /// @param token sent as a bearer token
  /// @param timeout until the response's headers are there
  public record Upstream(String urlPattern, Optional<String> token, Duration timeout) {
    @Override
    public String toString() {
      return "upstream";
    }
  }

  public UpstreamScores(
      Database db, Catalog catalog, BlobStore blobs, SaleFiles files, Upstream upstream) {
    this.db = db;
    this.catalog = catalog;
    this.blobs = blobs;
    this.files = files;
    this.upstream = upstream;
  }

  @Override
  public Answer fetch(ClaimedLine line) throws IOException, InterruptedException {
    var asset = line.asset();
    var uri = URI.create(upstream.urlPattern().replace("{asset_id}", asset.toString()));
    var request = HttpRequest.newBuilder(uri).timeout(upstream.timeout()).GET();
    upstream.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    var response = client.send(request.build(), BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      return switch (response.statusCode()) {
        case 200 -> store(asset, body);
        case 404, 410 -> new Absent("the upstream has no score for asset " + asset);
        default -> new Unavailable("the upstream answered " + response.statusCode());
      };
    }
  }

  /// Error pages come with status 200 too, and a body without an announced length may break off
  /// unnoticed, so what came is opened and prepared before it is sold.
  private Answer store(AssetId asset, InputStream body) throws IOException {
    var score = blobs.put(body);
    try {
      files.requirePdf(score);
      var personalised = db.inTransaction(tx -> catalog.isPersonalised(tx, asset));
      return new Available(files.ready(score, "pdf", personalised));
    } catch (Unfit e) {
      return new Unavailable("the upstream's answer for asset " + asset + " " + e.text());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
