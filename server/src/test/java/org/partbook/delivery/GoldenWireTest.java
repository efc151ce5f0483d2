package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Golden;
import org.partbook.Golden.Made;
import org.partbook.Purchase;
import org.partbook.TestServer;
import org.partbook.copies.licence.CopyCode;

/// What a buyer receives over HTTP is to the byte what it was when `golden-wire.txt` was written:
/// the same as [org.partbook.scores.GoldenBytesTest] has, with what the routes add to it.
class GoldenWireTest {
  private static final Golden GOLDEN = new Golden(Path.of("org/partbook/delivery/golden-wire.txt"));
  private static final Path SAMPLES = Path.of(System.getProperty("partbook.root"), "samples");
  private static final Instant SOLD = Instant.parse("2026-11-24T23:30:00Z");

  @BeforeAll
  static void compute() throws IOException {
    try (var server =
        TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", "https://scores.example.org"))) {
      assertThat(server.load(SAMPLES, asset(1, "true"), asset(2, "false")).bad()).isZero();
      describe(server, server.live(), "personal", 1, 70001);
      describe(server, server.sandbox(), "sample", 1, 70002);
      describe(server, server.live(), "as it is", 2, 70003);
      describe(server, server.sandbox(), "sample without names", 2, 70004);
    }
    GOLDEN.renew();
  }

  private static String asset(int number, String personalised) {
    // Not by a format, which in some locales has digits of its own.
    return "{\"asset_id\":"
        + (5000 + number)
        + ",\"title\":\"Sonatina\",\"format_short_name\":\"PF\",\"asset_type\":\"FOLIO\",\"personalised\":"
        + personalised
        + """
        ,"renderings":[
        {"type":"pdf","usage":"full","file":"sonatina-in-c/score.pdf"},
        {"type":"musicxml","usage":"full","file":"sonatina-in-c/score.musicxml"}]}\
        """
            .replace("\n", "");
  }

  private static void describe(TestServer server, Api vendor, String name, int asset, long order) {
    var purchase = Purchase.of(5000 + asset, order, 1).with("customer", "山田太郎 Đặng");
    assertThat(vendor.register(purchase).status()).isEqualTo(201);
    assertThat(vendor.settled(order).status()).isEqualTo(200);
    settle(server, order);
    var download = here(server, vendor.downloadUrl(order, 1));
    var pages = here(server, vendor.viewUrl(order, 1)) + "/pages/";
    add(name, "download", TestDelivery.get(URI.create(download)));
    add(name, "download of MusicXML", TestDelivery.get(URI.create(download + "/musicxml")));
    add(
        name,
        "part of the download",
        TestDelivery.get(URI.create(download), "Range", "bytes=70000-"));
    for (int page : new int[] {1, 6}) {
      var uri = URI.create(pages + page);
      add(name, "page " + page, TestDelivery.get(uri));
      add(name, "page " + page + ", packed", TestDelivery.get(uri, "Accept-Encoding", "gzip"));
    }
  }

  /// What is random, and when it was.
  private static void settle(TestServer server, long order) {
    var code = CopyCode.parse("7Q4M-2KXN-09DC-V5TE").orElseThrow().bytes();
    code[0] = (byte) order;
    int lines =
        server
            .db()
            .inTransaction(tx ->
                tx.update(
                    "update order_line set code = ?, registered_at = ?, completed_at = ?"
                        + " where order_id = ?",
                    code,
                    SOLD,
                    SOLD,
                    order));
    assertThat(lines).isEqualTo(1);
  }

  /// A link as this machine reaches it.
  private static String here(TestServer server, Api.Reply link) {
    var path = URI.create(link.json().path("url").asString()).getRawPath();
    return server.app().uri().resolve(path).toString();
  }

  private static void add(String name, String what, HttpResponse<byte[]> response) {
    boolean packed = response.headers().firstValue("Content-Encoding").isPresent();
    var made = packed ? Made.BY_KNOWN_LIBRARIES : Made.EVERYWHERE;
    GOLDEN.add(name, what, made, response.body());
    // The drawing's ETag follows from its packed bytes.
    var ofPage = what.startsWith("page") ? Made.BY_KNOWN_LIBRARIES : Made.EVERYWHERE;
    GOLDEN.add(name, "ETag and headers of " + what, ofPage, headers(response));
  }

  private static String headers(HttpResponse<byte[]> response) {
    var shown =
        Stream.of("ETag", "Content-Length", "Content-Type", "Content-Range", "Last-Modified")
            .map(header -> response.headers().firstValue(header).orElse("-"));
    return response.statusCode() + " " + String.join(" ", shown.toList());
  }

  @Test
  void every_byte_is_what_it_was() throws IOException {
    GOLDEN.requireSame();
  }

  @Test
  void every_byte_that_depends_on_libraries_is_what_it_was() throws IOException {
    GOLDEN.requireSameOfLibraries();
  }
}
