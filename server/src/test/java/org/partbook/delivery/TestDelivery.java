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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.partbook.Api;
import org.partbook.Guarded;
import org.partbook.TestLine;
import org.partbook.TestServer;
import org.partbook.access.FrameOrigin;
import org.partbook.access.ShopAddress;
import org.partbook.blob.BlobKey;
import org.partbook.blob.FolderBlobs;
import org.partbook.json.Json;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Orders;
import org.partbook.purchase.SoldFile;
import org.partbook.scores.Preparation;

/// The server with completed purchases put straight into its database, of files that nobody has
/// imported, and a buyer's client.
public final class TestDelivery implements AutoCloseable {
  public static final Duration LIFETIME = Duration.ofHours(1);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  final TestServer server =
      TestServer.start(
          Map.of(
              "PARTBOOK_DOWNLOAD_LINK_LIFETIME", "1h",
              "PARTBOOK_VIEW_LINK_LIFETIME", "2h"));

  /// Of the server, files in the making included.
  final Path folder = server.data();

  final FolderBlobs blobs;
  private final Api vendor = server.live();
  private final Orders orders = new Orders(server.db(), server.clock(), Duration.ofHours(1));
  private long sold;

  private TestDelivery() throws IOException {
    blobs = new FolderBlobs(folder.resolve("blobs"));
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
    server
        .db()
        .transact(tx ->
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
    var now = server.clock().instant();
    server
        .db()
        .transact(tx ->
            tx.update(
                """
                insert into asset (asset_id, document, fingerprint, asset_type, title, min_qty, world,
                  countries, partable, parts, withdrawn, updated_at, change_no)
                values (?, ?, '', 'SINGLE', ?, 1, true, '{}', false, '{}', false, ?, ?)
                """,
                number,
                document,
                title,
                now,
                -number));
    var file =
        personal
            ? new SoldFile(score, "pdf", true, Preparation.form())
            : SoldFile.asItIs(score, "pdf");
    TestLine.of(server.shop(), number).sold(number, file).insertInto(server.db(), now);
    return line(number);
  }

  private OrderLine line(long order) {
    return orders.find(new OrderId(order)).getFirst();
  }

  /// A link of a line that is completed.
  public URI download(OrderLine line) {
    return link(vendor.downloadUrl(line.key().order().value(), 1));
  }

  /// A link of a line that is completed.
  public URI view(OrderLine line) {
    return link(vendor.viewUrl(line.key().order().value(), 1));
  }

  private static URI link(Api.Reply reply) {
    return URI.create(reply.json().path("url").asString());
  }

  /// Says which sites may show the shop's view links in a frame.
  public void allowFrames(String... origins) {
    server.vendors().setFrames(server.shop(), Stream.of(origins).map(FrameOrigin::parse).toList());
  }

  /// Says where the shop is.
  public void hasShop(String address) {
    server.vendors().setShop(server.shop(), ShopAddress.parse(address));
  }

  /// As if nobody had ever said where the shop is.
  public void hasNoShop() {
    server.vendors().removeShop(server.shop());
  }

  /// Puts the clock forward.
  public void pass(Duration time) {
    server.clock().advance(time);
  }

  /// The vendor cancels; the HTTP status tells whether that worked.
  public int cancel(OrderLine line) {
    return vendor.cancel(line.key().order().value(), 1).status();
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

  /// As if the line had failed after all.
  public void fail(OrderLine line) {
    settle(line, "status = 'FAILED', failure = 'no such file'");
  }

  /// As if the buyer had paid for so many copies. What a sale was made of is never changed, so only
  /// the owner of the tables can do that.
  public void copies(OrderLine line, int quantity) {
    Guarded.ORDER_LINE.change(
        server.db(),
        "update order_line set quantity = %d where id = %d".formatted(quantity, line.number()));
  }

  private void settle(OrderLine line, String change) {
    server
        .db()
        .transact(
            tx -> tx.update("update order_line set " + change + " where id = ?", line.number()));
  }

  public boolean delivered(OrderLine line) {
    return line(line.key().order().value()).deliveredAt().isPresent();
  }

  /// What the ledger says that was delivered.
  public Stream<String> deliveries(OrderLine line) {
    return orders.events(line).stream()
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
    server.close();
  }
}
