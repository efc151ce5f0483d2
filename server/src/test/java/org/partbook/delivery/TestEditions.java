package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Edition;
import org.partbook.catalog.EditionPolicy;
import org.partbook.catalog.EditionWords;
import org.partbook.catalog.Editions;
import org.partbook.catalog.ImportReport;
import org.partbook.ledger.Actor;
import org.partbook.purchase.OrderEvent;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Orders;

/// The real server with a publisher who replaces files, and buyers who have bought them.
public final class TestEditions implements AutoCloseable {
  public final TestServer server = TestServer.start();
  private final Path files = server.data().resolve("scores");
  private final Orders orders = new Orders(server.db(), server.clock(), Duration.ofHours(1));
  private final Editions editions =
      new Editions(server.db(), server.clock(), Actor.operator("anna"));
  private final Api vendor = server.live();
  private long lastAsset = 900_000;
  private long lastOrder = 70_000;

  /// The id of an asset that isn't there yet.
  public long newAsset() {
    return ++lastAsset;
  }

  /// Imports an asset with a PDF of so many pages, and nothing said of its edition.
  public void publish(long asset, int pages) {
    publish(asset, pages, "");
  }

  /// Imports an asset with a PDF of so many pages.
  ///
  /// @param edition what the line says of it, as JSON; empty for nothing
  public void publish(long asset, int pages, String edition) {
    assertThat(tryToPublish(asset, pages, edition).problems()).isEmpty();
  }

  /// A minute after whatever was before.
  public ImportReport tryToPublish(long asset, int pages, String edition) {
    return load(asset, edition, pdf(asset, pages));
  }

  /// Imports an asset with several files.
  ///
  /// @param renderings as JSON
  ImportReport load(long asset, String edition, String... renderings) {
    return loadSaying(asset, edition.isEmpty() ? "" : ",\"edition\":" + edition, renderings);
  }

  /// The same, with further fields of the line, each behind a comma.
  ImportReport loadSaying(long asset, String said, String... renderings) {
    server.clock().advance(Duration.ofMinutes(1));
    return server.load(
        files,
        """
        {"asset_id":%d,"title":"Score %d","format_short_name":"PDF","asset_type":"SINGLE",\
        "retail_price":3.95,"renderings":[%s]%s}\
        """
            .formatted(asset, asset, String.join(",", renderings), said));
  }

  String pdf(long asset, int pages) {
    return file(asset, "pdf", pages + ".pdf", TestScore.of(pages).bytes());
  }

  String file(long asset, String type, String name, byte[] bytes) {
    try {
      Files.createDirectories(files);
      var path = asset + "-" + name;
      // A score that is made twice isn't the same to the byte.
      if (!Files.exists(files.resolve(path))) {
        Files.write(files.resolve(path), bytes);
      }
      return "{\"type\":\"%s\",\"usage\":\"full\",\"file\":\"%s\"}".formatted(type, path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path files() {
    return files;
  }

  public void decide(long asset, int edition, EditionPolicy policy) {
    var words = new EditionWords(Optional.empty(), Optional.empty(), Optional.of(policy));
    assertThat(editions.say(new AssetId(asset), "pdf", edition, words)).isPresent();
  }

  Stream<Edition> editions(long asset) {
    return editions.of(new AssetId(asset)).stream();
  }

  /// A completed purchase of which nobody has received anything.
  public OrderLine sell(long asset) {
    server.clock().advance(Duration.ofMinutes(1));
    long order = ++lastOrder;
    vendor.register(Purchase.of(asset, order, 1));
    vendor.settled(order);
    return line(order);
  }

  public OrderLine line(OrderLine line) {
    return line(line.key().order().value());
  }

  private OrderLine line(long order) {
    return orders.find(new OrderId(order)).getFirst();
  }

  public URI download(OrderLine line) {
    return link(vendor.downloadUrl(line.key().order().value(), 1));
  }

  public URI view(OrderLine line) {
    return link(vendor.viewUrl(line.key().order().value(), 1));
  }

  int cancel(OrderLine line) {
    return vendor.cancel(line.key().order().value(), 1).status();
  }

  private static URI link(Api.Reply reply) {
    return URI.create(reply.json().path("url").asString());
  }

  public static URI below(URI link, String more) {
    return URI.create(link + more);
  }

  public static HttpResponse<byte[]> post(URI address) {
    return TestDelivery.send(
        TestDelivery.request(address).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /// Everything behind a link, with what identifies it.
  public static Received receive(URI link) {
    var reply = TestDelivery.get(link);
    assertThat(reply.statusCode()).isEqualTo(200);
    return new Received(reply.body(), reply.headers().firstValue("ETag").orElseThrow());
  }

  // Compared by what is asserted on each of them.
  @SuppressWarnings("ArrayRecordComponent")
  public record Received(byte[] bytes, String etag) {
    /// How many pages it has.
    public int pages() {
      try (var document = Loader.loadPDF(bytes)) {
        return document.getNumberOfPages();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Stream<OrderEvent> events(OrderLine line) {
    return orders.events(line).stream();
  }

  @Override
  public void close() {
    server.close();
  }
}
