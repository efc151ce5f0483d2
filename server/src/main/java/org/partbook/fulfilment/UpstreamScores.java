package org.partbook.fulfilment;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Catalog;
import org.partbook.copies.file.Unfit;
import org.partbook.db.Database;
import org.partbook.fulfilment.BoundedBody.TooLarge;
import org.partbook.purchase.ClaimedLine;

/// Scores that another server holds and hands out over HTTP, one `GET` a sale.
///
/// 404 and 410 are final: the score isn't there. Everything else that isn't a whole PDF (a refusal,
/// an error page, a redirect, a connection that breaks off, one that is too large or comes too
/// slowly) is tried again until the line's deadline. Redirects are not followed, so that the token
/// never goes to another host.
///
/// The other server may be slow, broken or in the wrong hands. It has only a share of the places
/// for lines, so that what was imported is sold meanwhile; and what it hands out is a scratch file
/// until it has been read and prepared, so what is refused leaves nothing behind.
public final class UpstreamScores implements ScoreSource, AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

  /// Of the places that there are.
  static final int MOST_AT_ONCE = Fulfilment.MOST_AT_ONCE / 2;

  /// How long a line waits that finds no place.
  private static final Duration WAIT_FOR_A_PLACE = Duration.ofSeconds(3);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT_TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final Database db;
  private final Catalog catalog;
  private final SaleFiles files;
  private final Clock clock;
  private final Upstream upstream;

  /// How to reach the other server.
  ///
  /// @param urlPattern with `{asset_id}` where the asset's id goes
  /// @param token sent as a bearer token
  /// @param timeout until the whole of an answer is there
  /// @param maxSize of a score, in bytes
  public record Upstream(
      String urlPattern, Optional<String> token, Duration timeout, long maxSize) {
    @Override
    public String toString() {
      return "upstream";
    }
  }

  public UpstreamScores(
      Database db, Catalog catalog, SaleFiles files, Clock clock, Upstream upstream) {
    this.db = db;
    this.catalog = catalog;
    this.files = files;
    this.clock = clock;
    this.upstream = upstream;
  }

  @Override
  public Answer fetch(ClaimedLine line) throws IOException, InterruptedException {
    if (!places.tryAcquire()) {
      return new Later("others wait for the upstream", clock.instant().plus(WAIT_FOR_A_PLACE));
    }
    try (var file = files.temporaryFile()) {
      return fetch(line.asset(), file.path());
    } finally {
      places.release();
    }
  }

  private Answer fetch(AssetId asset, Path file) throws IOException, InterruptedException {
    try {
      var response = get(asset, file);
      return switch (response.statusCode()) {
        case 200 -> takeIn(asset, file);
        case 404, 410 -> new Absent("the upstream has no score for asset " + asset);
        default -> new Unavailable("the upstream answered " + response.statusCode());
      };
    } catch (TimeoutException e) {
      return new Unavailable(
          "the upstream's answer for asset %s took longer than %d ms"
              .formatted(asset, upstream.timeout().toMillis()));
    } catch (TooLarge e) {
      return new Unavailable(
          "the upstream's answer for asset %s is larger than %d bytes"
              .formatted(asset, upstream.maxSize()));
    }
  }

  /// The answer as a whole: a request's own timeout ends when its headers are there.
  private HttpResponse<Long> get(AssetId asset, Path file)
      throws IOException, InterruptedException, TimeoutException {
    var uri = URI.create(upstream.urlPattern().replace("{asset_id}", asset.toString()));
    var request = HttpRequest.newBuilder(uri).GET();
    upstream.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
    try (var body = FileChannel.open(file, CREATE_NEW, WRITE)) {
      var answer =
          client.sendAsync(request.build(), info -> BoundedBody.of(info, body, upstream.maxSize()));
      try {
        return answer.get(upstream.timeout().toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
      } finally {
        // Nothing where it is there; else the connection is closed.
        answer.cancel(true);
      }
    }
  }

  /// Error pages come with status 200 too, and a body without an announced length may break off
  /// unnoticed, so what came is opened and prepared before it is sold.
  private Answer takeIn(AssetId asset, Path file) throws IOException, InterruptedException {
    var personalised = db.inTransaction(tx -> catalog.isPersonalised(tx, asset));
    try {
      return new Available(files.takenIn(file, personalised));
    } catch (Unfit e) {
      return new Unavailable("the upstream's answer for asset " + asset + " " + e.text());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
