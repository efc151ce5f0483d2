package org.partbook.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.partbook.TestClock;
import org.partbook.TestDatabase;
import org.partbook.access.Authentication;
import org.partbook.access.Environment;
import org.partbook.access.FrameOrigin;
import org.partbook.access.Vendors;
import org.partbook.blob.BlobKey;
import org.partbook.blob.FolderBlobs;
import org.partbook.catalog.Catalog;
import org.partbook.db.Database;
import org.partbook.geography.Geography;
import org.partbook.http.HttpServer;
import org.partbook.http.PublicUrl;
import org.partbook.json.Json;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.PublishersOrders;
import org.partbook.purchase.PurchaseRoutes;
import org.partbook.purchase.Purchases;
import org.partbook.purchase.Registrar;
import org.partbook.purchase.Validation;
import org.partbook.scores.Copies;
import org.partbook.scores.TestCopies;
import org.partbook.signing.Signer;
import org.partbook.viewer.ViewRoutes;

/// A server that delivers, with completed purchases put straight into its database, and a buyer's
/// client.
public final class TestDelivery implements AutoCloseable {
  public static final Duration LIFETIME = Duration.ofHours(1);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final TestClock clock = new TestClock();
  final Path folder;
  final FolderBlobs blobs;
  final TestDatabase database = TestDatabase.create();
  final Database db = database.open();
  final Links links;
  final Purchases purchases;
  private final Vendors vendors;
  private final String token;
  private final HttpServer http;
  private long sold;

  private TestDelivery() throws IOException {
    folder = Files.createTempDirectory("partbook-delivery");
    blobs = new FolderBlobs(folder.resolve("blobs"));
    vendors = new Vendors(db, clock);
    token = vendors.issue(vendors.add("Shop", true), Environment.LIVE).token();
    var signer = new Signer(db, clock);
    purchases = purchases(db, signer, clock);
    var url = new PublicUrl(Optional.empty());
    links = new Links(url, signer, clock, new Links.Lifetimes(LIFETIME, LIFETIME.multipliedBy(2)));
    var deliveries = deliveries(db, purchases, vendors, signer, clock);
    var preparation = TestCopies.preparation(db, blobs, folder.resolve("scratch"));
    var copies = new Copies(blobs, preparation, TestCopies.maker());
    http =
        HttpServer.start(
            "127.0.0.1",
            0,
            routing -> {
              new PurchaseRoutes(purchases, links).register(routing, new Authentication(db, clock));
              new DownloadRoutes(deliveries, copies, Transfer.direct()).register(routing);
              new ViewRoutes(deliveries, copies).register(routing);
            });
    url.listeningOn(http.localUri());
  }

  public static TestDelivery start() {
    try {
      return new TestDelivery();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes a file out of the store.
  void lose(BlobKey blob) throws IOException {
    Files.delete(
        folder.resolve("blobs").resolve(blob.sha256().substring(0, 2)).resolve(blob.sha256()));
  }

  static Deliveries deliveries(
      Database db, Purchases purchases, Vendors vendors, Signer signer, Clock clock) {
    return new Deliveries(db, purchases, new Catalog(), vendors, signer, clock);
  }

  static Purchases purchases(Database db, Signer signer, Clock clock) {
    var day = Duration.ofDays(1);
    var periods = new Purchases.Periods(day, day, day.multipliedBy(14));
    var catalog = new Catalog();
    var validation = new Validation(catalog, Geography.withoutDatabase(), signer, clock, periods);
    var check = new Registrar(db, catalog, validation, clock, periods);
    return new Purchases(db, clock, validation, check, periods.cancellation(), () -> {});
  }

  /// A completed purchase of a file that is delivered as it is.
  public OrderLine sell(String title, byte[] score) {
    return sell(title, put(score), false);
  }

  /// A completed purchase of a PDF of which the buyer gets a copy of their own.
  public OrderLine sellPersonal(String title, byte[] score) {
    return sell(title, put(score), true);
  }

  /// A completed purchase of a PDF that there is as MusicXML too, both of them the buyer's own.
  public OrderLine sellWithMusic(String title, byte[] score, byte[] music) {
    var line = sell(title, put(score), true);
    db.transact(tx ->
        tx.update(
            "insert into rendering (asset_id, type, usage, blob, bytes) values (?, ?, ?, ?, ?)",
            line.asset().value(),
            "musicxml",
            "full",
            put(music).sha256(),
            music.length));
    return line;
  }

  private BlobKey put(byte[] score) {
    try {
      return blobs.put(new ByteArrayInputStream(score));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param personal whether the buyer gets a copy of their own
  OrderLine sell(String title, BlobKey score, boolean personal) {
    long number = ++sold;
    var document =
        Json.write(
            Map.of(
                "contributors",
                List.of(
                    Map.of("name", "Erik Satie", "role", "Composer"),
                    Map.of("name", "Somebody Else", "role", "Editor"))));
    var now = clock.instant();
    db.transact(tx -> {
      tx.update(
          """
          insert into asset (asset_id, document, fingerprint, asset_type, title, min_qty, world,
            countries, partable, parts, withdrawn, updated_at)
          values (?, ?, '', 'SINGLE', ?, 1, true, '{}', false, '{}', false, ?)
          """,
          number,
          document,
          title,
          now);
      tx.update(
          """
          insert into order_line (vendor_id, environment, order_id, order_line_id, asset_id, customer,
            country_code, quantity, unit_price, line_item_price, price_mismatch, status, due_at,
            deadline, registered_at, completed_at, score, personal)
          select id, 'live', ?, 1, ?, 'Clara Wieck', 'DE', 1, 1, 1, false, 'COMPLETED', ?, ?, ?, ?, ?,
            ?
          from vendor
          """,
          number,
          number,
          now,
          now,
          now,
          now,
          score.sha256(),
          personal);
    });
    return purchases.byNumber(number).orElseThrow();
  }

  public URI download(OrderLine line) {
    return links.download(line);
  }

  public URI view(OrderLine line) {
    return links.view(line);
  }

  /// Says which sites may show the shop's view links in a frame.
  public void allowFrames(String... origins) {
    var vendor = vendors.list().getFirst();
    vendors.setFrames(vendor, Stream.of(origins).map(FrameOrigin::parse).toList());
  }

  /// Puts the clock forward.
  public void pass(Duration time) {
    clock.advance(time);
  }

  /// The vendor cancels; the HTTP status tells whether that worked.
  public int cancel(OrderLine line) {
    var path =
        "/purchase/cancel?order_id=%s&order_line_id=%s"
            .formatted(line.key().order(), line.key().line());
    var request =
        HttpRequest.newBuilder(http.localUri().resolve(path))
            .DELETE()
            .header("Authorization", "Bearer " + token);
    return send(request).statusCode();
  }

  /// As if the line had been cancelled, although it was delivered.
  public void revoke(OrderLine line) {
    settle(line, "status = 'CANCELLED', epoch = epoch + 1");
  }

  /// As if the line had been retried.
  public void retry(OrderLine line) {
    settle(line, "status = 'PROCESSING', epoch = epoch + 1");
  }

  /// As if the line had been completed at last.
  void complete(OrderLine line) {
    settle(line, "status = 'COMPLETED'");
  }

  private void settle(OrderLine line, String change) {
    db.transact(
        tx -> tx.update("update order_line set " + change + " where id = ?", line.number()));
  }

  public boolean delivered(OrderLine line) {
    return purchases.byNumber(line.number()).orElseThrow().deliveredAt().isPresent();
  }

  /// What the ledger says that was delivered.
  public Stream<String> deliveries(OrderLine line) {
    return new PublishersOrders(db, clock, Duration.ofHours(1))
        .events(line).stream()
            .filter(event -> event.kind().equals("DELIVERED"))
            .flatMap(event -> event.detail().stream());
  }

  /// Asks for what a link leads to.
  ///
  /// @param headers name, value, name, value, …
  public static HttpResponse<byte[]> get(URI uri, String... headers) {
    return send(request(uri, headers).GET());
  }

  public static HttpResponse<byte[]> head(URI uri, String... headers) {
    return send(request(uri, headers).method("HEAD", HttpRequest.BodyPublishers.noBody()));
  }

  static HttpRequest.Builder request(URI uri, String... headers) {
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    purchases.close();
    db.close();
    database.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
