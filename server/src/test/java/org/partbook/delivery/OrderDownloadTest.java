package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.TestAssets.PIANO;
import static org.partbook.TestAssets.QUARTET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.Api;
import org.partbook.Purchase;
import org.partbook.TestLine;
import org.partbook.TestServer;
import org.partbook.blob.BlobKey;
import org.partbook.blob.FolderBlobs;
import org.partbook.ledger.Actor;
import org.partbook.purchase.Amendment;
import org.partbook.purchase.Amendments;
import org.partbook.purchase.LineStatus;
import org.partbook.purchase.OrderId;
import org.partbook.purchase.OrderLine;
import org.partbook.purchase.Orders;
import org.partbook.purchase.SoldFile;

/// All files of an order in one zip that nobody builds.
class OrderDownloadTest {
  private static TestServer server;
  private static Api shop;
  private static long order = 80_000;

  @BeforeAll
  static void start() {
    server = TestServer.start(Map.of("PARTBOOK_DOWNLOAD_LINK_LIFETIME", "1h"));
    shop = server.live();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Two parts, and the piano twice.
  private static void sell() {
    order++;
    register(Purchase.of(QUARTET, order, 9).withParts(2001, 1, 2002, 2));
    register(Purchase.of(PIANO, order, 3));
    register(Purchase.of(PIANO, order, 4));
  }

  private static void register(Purchase purchase) {
    assertThat(shop.register(purchase).status()).isEqualTo(201);
  }

  private static String link() {
    return link(order);
  }

  private static String link(long number) {
    return shop.get("/purchase/order-download-url?order_id=" + number)
        .json()
        .path("url")
        .asString();
  }

  private static HttpRequest.Builder request(String link, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(link)).timeout(Duration.ofMinutes(2));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static HttpResponse<byte[]> get(String link, String... headers) {
    return Api.sendUnchecked(request(link, headers));
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// By its stream, in which the checksums are compared.
  private static Map<String, byte[]> files(byte[] zip) {
    var files = new LinkedHashMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static String status(long line, String field) {
    return shop.get("/purchase/orders?page_size=1000")
        .json()
        .path("orders")
        .valueStream()
        .filter(one -> one.path("order_id").asLong() == order)
        .flatMap(one -> one.path("lines").valueStream())
        .filter(one -> one.path("order_line_id").asLong() == line)
        .map(one -> one.path(field).isNull() ? "" : one.path(field).asString())
        .findFirst()
        .orElseThrow();
  }

  private static List<Boolean> delivered() {
    return List.of(1L, 2L, 3L, 4L).stream()
        .map(line -> !status(line, "delivered_at").isEmpty())
        .toList();
  }

  @Test
  void it_holds_the_copy_of_each_line_under_title_and_part() throws IOException {
    sell();
    var copies =
        List.of(1, 2, 3, 4).stream()
            .map(line -> Api.open(shop.downloadUrl(order, line).json().path("url").asString()))
            .map(HttpResponse::body)
            .toList();

    var zip = get(link());

    assertThat(zip.statusCode()).isEqualTo(200);
    assertThat(header(zip, "Content-Type")).isEqualTo("application/zip");
    assertThat(header(zip, "Content-Length")).isEqualTo(Integer.toString(zip.body().length));
    assertThat(header(zip, "Content-Disposition"))
        .startsWith("attachment; filename=\"First Shop " + order + ".zip\"");
    assertThat(header(zip, "Cache-Control")).isEqualTo("private, no-store");
    var files = files(zip.body());
    assertThat(files.keySet())
        .containsExactly(
            "Part 2001 - Part 1.pdf",
            "Part 2002 - Part 2.pdf",
            "Träumerei.pdf",
            "Träumerei (2).pdf");
    assertThat(files.values()).containsExactlyElementsOf(copies);
    assertThat(delivered()).containsOnly(true);
    var saved = Files.write(server.data().resolve(order + ".zip"), zip.body());
    try (var archive = new ZipFile(saved.toFile())) {
      assertThat(archive.size()).isEqualTo(4);
      assertThat(archive.getInputStream(archive.getEntry("Träumerei (2).pdf")).readAllBytes())
          .isEqualTo(copies.get(3));
    }
  }

  @Test
  void it_is_the_same_on_every_server_and_with_every_link() {
    var address = "http://scores.example";
    try (var one = TestServer.start(Map.of("PARTBOOK_PUBLIC_URL", address));
        var second = one.second()) {
      var vendor = one.live();
      vendor.register(Purchase.of(QUARTET, 1, 9).withParts(2001, 1, 2002, 2));
      vendor.register(Purchase.of(PIANO, 1, 3));
      var path = "/purchase/order-download-url?order_id=1";
      var links =
          List.of(1, 2).stream()
              .map(_ -> vendor.get(path).json().path("url").asString().replace(address, ""))
              .toList();

      var here = get(one.app().uri() + links.get(0));
      var there = get(second.uri() + links.get(1));

      assertThat(here.statusCode()).isEqualTo(200);
      assertThat(Arrays.equals(here.body(), there.body())).isTrue();
      assertThat(header(there, "ETag")).isEqualTo(header(here, "ETag"));
    }
  }

  @Test
  void ranges_at_every_border_are_what_the_whole_has_there() {
    sell();
    var link = link();
    var whole = get(link).body();
    for (int border : borders(whole)) {
      for (int from = border - 2; from <= border; from++) {
        int first = Math.max(0, from);
        int last = Math.min(whole.length - 1, border + 1);
        var part = get(link, "Range", "bytes=" + first + "-" + last);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range"))
            .isEqualTo("bytes %d-%d/%d".formatted(first, last, whole.length));
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, first, last + 1));
      }
    }
    assertThat(get(link, "Range", "bytes=-22").body())
        .isEqualTo(Arrays.copyOfRange(whole, whole.length - 22, whole.length));
    assertThat(get(link, "Range", "bytes=" + whole.length + "-").statusCode()).isEqualTo(416);
    var several = get(link, "Range", "bytes=0-3,100-103");
    assertThat(header(several, "Content-Type")).startsWith("multipart/byteranges");
  }

  /// Where each record begins.
  private static List<Integer> borders(byte[] zip) {
    var borders = new ArrayList<Integer>();
    for (int i = 0; i + 3 < zip.length; i++) {
      if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] < 8 && zip[i + 3] == zip[i + 2] + 1) {
        borders.add(i);
        if (zip[i + 2] == 3) {
          borders.add(i + 30 + (zip[i + 26] & 0xff));
        }
      }
    }
    assertThat(borders).hasSizeGreaterThanOrEqualTo(4 * 3 + 1);
    return borders;
  }

  @Test
  void a_download_that_broke_off_is_resumed() {
    sell();
    var link = link();
    var whole = get(link);
    var etag = header(whole, "ETag");
    int middle = whole.body().length / 2;

    var rest = get(link(), "Range", "bytes=" + middle + "-", "If-Range", etag);

    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body())
        .isEqualTo(Arrays.copyOfRange(whole.body(), middle, whole.body().length));
    assertThat(get(link, "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @Test
  void a_line_counts_as_delivered_with_the_first_byte_of_its_own_file() {
    sell();
    var link = link();

    var head = Api.sendUnchecked(request(link).method("HEAD", BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    long length = Long.parseLong(header(head, "Content-Length"));
    assertThat(get(link, "If-None-Match", header(head, "ETag")).statusCode()).isEqualTo(304);
    assertThat(get(link, "Range", "bytes=" + length + "-").statusCode()).isEqualTo(416);
    assertThat(get(link, "Purpose", "prefetch").statusCode()).isEqualTo(200);
    // A phone looks at the directory first, and a stream begins with a head.
    assertThat(get(link, "Range", "bytes=-200").statusCode()).isEqualTo(206);
    assertThat(get(link, "Range", "bytes=0-42").statusCode()).isEqualTo(206);
    assertThat(delivered()).containsOnly(false);

    int first = 30 + "Part 2001 - Part 1.pdf".length();
    assertThat(get(link, "Range", "bytes=" + first + "-" + first).body()).containsExactly('%');
    assertThat(delivered()).containsExactly(true, false, false, false);
    assertThat(shop.cancel(order, 1).errorName()).isEqualTo("ALREADY_DELIVERED");
    assertThat(shop.cancel(order, 2).status()).isEqualTo(201);
  }

  @Test
  void what_is_cancelled_is_gone_with_the_next_request_and_nothing_is_patched_together() {
    sell();
    var link = link();
    var head = Api.sendUnchecked(request(link).method("HEAD", BodyPublishers.noBody()));
    var etag = header(head, "ETag");
    assertThat(get(link, "Range", "bytes=0-99", "If-Range", etag).statusCode()).isEqualTo(206);

    assertThat(shop.cancel(order, 3).status()).isEqualTo(201);

    var anew = get(link, "Range", "bytes=100-", "If-Range", etag);
    assertThat(anew.statusCode()).isEqualTo(200);
    assertThat(header(anew, "ETag")).isNotEqualTo(etag);
    assertThat(files(anew.body()).keySet())
        .containsExactly("Part 2001 - Part 1.pdf", "Part 2002 - Part 2.pdf", "Träumerei.pdf");
    assertThat(get(link, "If-Match", etag).statusCode()).isEqualTo(412);
  }

  @Test
  void a_line_that_is_completed_later_has_come_and_others_are_left_out() {
    order++;
    register(Purchase.of(PIANO, order, 1));
    TestLine.of(server.shop(), order).line(2).insertInto(server.db(), server.clock().instant());
    TestLine.of(server.shop(), order)
        .line(3)
        .status(LineStatus.FAILED)
        .insertInto(server.db(), server.clock().instant());
    var link = link();
    assertThat(files(get(link).body()).keySet()).containsExactly("Träumerei.pdf");

    register(Purchase.of(QUARTET, order, 9).withParts(2004, 4));

    assertThat(files(get(link).body()).keySet())
        .containsExactly("Träumerei.pdf", "Part 2004 - Part 4.pdf");
  }

  @Test
  void a_mended_name_ends_the_links_of_before_and_its_cancellation_none_of_after() {
    order++;
    register(Purchase.of(PIANO, order, 1));
    register(Purchase.of(PIANO, order, 2));
    register(Purchase.of(PIANO, order, 3));
    var before = link();
    rename(1, "Clara Schumann");
    assertThat(head(before).statusCode()).isEqualTo(410);
    var fresh = link();
    assertThat(head(fresh).statusCode()).isEqualTo(200);

    assertThat(shop.cancel(order, 1).status()).isEqualTo(201);

    assertThat(files(get(fresh).body())).hasSize(2);
    assertThat(head(before).statusCode()).isEqualTo(410);
    rename(2, "Clara Schumann");
    assertThat(head(fresh).statusCode()).isEqualTo(410);
    assertThat(new String(get(fresh).body(), StandardCharsets.UTF_8)).contains("LINK_EXPIRED");
  }

  @Test
  void a_line_that_failed_first_ends_no_link_when_it_has_come_but_when_its_name_is_mended() {
    order++;
    register(Purchase.of(PIANO, order, 1));
    TestLine.of(server.shop(), order)
        .line(2)
        .status(LineStatus.FAILED)
        .insertInto(server.db(), server.clock().instant());
    rename(2, "Clara Schumann");
    var link = link();
    assertThat(files(get(link).body())).hasSize(1);

    assertThat(orders().retry(line(2))).isTrue();
    shop.settled(order);

    assertThat(files(get(link).body())).hasSize(2);
    rename(2, "Robert Schumann");
    assertThat(head(link).statusCode()).isEqualTo(410);
  }

  private static HttpResponse<byte[]> head(String link) {
    return Api.sendUnchecked(request(link).method("HEAD", BodyPublishers.noBody()));
  }

  private static Orders orders() {
    return new Orders(server.db(), server.clock(), Duration.ofHours(1));
  }

  private static OrderLine line(long number) {
    return orders().find(new OrderId(order)).stream()
        .filter(line -> line.key().line().value() == number)
        .findFirst()
        .orElseThrow();
  }

  private static void rename(long line, String name) {
    var amendments = new Amendments(server.db(), server.clock(), Actor.operator("anna"));
    assertThat(amendments.rename(line(line), name, "a typo")).isInstanceOf(Amendment.Done.class);
  }

  /// The client takes nothing for a while, and the second file wasn't reached.
  @Test
  void a_line_that_is_cancelled_under_way_breaks_the_download_off_before_its_file()
      throws Exception {
    order++;
    sellLarge(1);
    sellLarge(2);
    var link = URI.create(link());
    try (var socket = slowReader(link)) {
      assertThat(socket.getInputStream().readNBytes(64 * 1024)).hasSize(64 * 1024);

      assertThat(shop.cancel(order, 1).errorName()).isEqualTo("ALREADY_DELIVERED");
      assertThat(shop.cancel(order, 2).status()).isEqualTo(201);

      assertThat(64 * 1024 + left(socket.getInputStream())).isBetween(8L << 20, (8L << 20) + 999);
    }
    assertThat(files(get(link.toString()).body())).hasSize(1);
  }

  private static void sellLarge(long line) throws IOException {
    var bytes = new byte[8 << 20];
    new Random(line).nextBytes(bytes);
    var blobs = new FolderBlobs(server.data().resolve("blobs"));
    BlobKey key = blobs.put(new ByteArrayInputStream(bytes));
    TestLine.of(server.shop(), order)
        .line(line)
        .sold(PIANO, SoldFile.asItIs(key, "pdf"))
        .insertInto(server.db(), server.clock().instant());
  }

  private static long left(InputStream in) {
    long count = 0;
    var piece = new byte[16 * 1024];
    try {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        count += read;
      }
    } catch (IOException _) {
      // Broken off.
    }
    return count;
  }

  @Test
  void there_is_no_link_to_an_order_of_which_nothing_is_completed() {
    assertThat(shop.get("/purchase/order-download-url?order_id=999999").status()).isEqualTo(404);
    server.addProcessing(++order);
    var nothing = shop.get("/purchase/order-download-url?order_id=" + order);
    assertThat(nothing.status()).isEqualTo(404);
    assertThat(nothing.errorName()).isEqualTo("ORDER_NOT_FOUND");
    sell();
    assertThat(server.other().get("/purchase/order-download-url?order_id=" + order).status())
        .isEqualTo(404);
    assertThat(server.withoutToken().get("/purchase/order-download-url?order_id=1").status())
        .isEqualTo(401);
    assertThat(shop.get("/purchase/order-download-url").errorFields()).containsExactly("order_id");
  }

  @Test
  void a_link_dies_with_the_last_line_and_with_its_time() {
    order++;
    register(Purchase.of(PIANO, order, 1));
    var dead = link();
    shop.cancel(order, 1);
    assertThat(get(dead).statusCode()).isEqualTo(410);
    assertThat(new String(get(dead).body(), StandardCharsets.UTF_8)).contains("LINK_CANCELLED");

    sell();
    var link = link();
    server.clock().advance(Duration.ofMinutes(61));
    assertThat(get(link).statusCode()).isEqualTo(410);
    assertThat(new String(get(link).body(), StandardCharsets.UTF_8)).contains("LINK_EXPIRED");

    var ofALine = shop.downloadUrl(order, 1).json().path("url").asString();
    assertThat(get(ofALine.replace("/download/", "/download-order/")).statusCode()).isEqualTo(404);
    assertThat(get(link().replace("/download-order/", "/download/")).statusCode()).isEqualTo(404);
  }

  @Test
  void two_hundred_files_go_into_one_and_no_more() throws IOException {
    order++;
    var key = sellMany(new byte[] {1, 2, 3}, 200);
    var link = link();
    assertThat(files(get(link).body())).hasSize(200).containsKey("Träumerei (200).pdf");

    TestLine.of(server.shop(), order)
        .line(201)
        .sold(PIANO, SoldFile.asItIs(key, "pdf"))
        .insertInto(server.db(), server.clock().instant());

    var refused = shop.get("/purchase/order-download-url?order_id=" + order);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.errorName()).isEqualTo("ORDER_TOO_LARGE");
    assertThat(get(link).statusCode()).isEqualTo(409);
  }

  @Test
  void five_hundred_ranges_at_once_are_all_answered() throws Exception {
    order++;
    sellMany(new byte[] {1, 2, 3}, 200);
    var link = link();
    var whole = get(link).body();
    var last = Arrays.copyOfRange(whole, whole.length - 200, whole.length);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var replies =
          Stream.generate(() -> threads.submit(() -> getPatiently(link, "Range", "bytes=-200")))
              .limit(500)
              .toList();
      for (var one : replies) {
        var reply = one.get();
        assertThat(reply.statusCode()).isEqualTo(206);
        assertThat(reply.body()).isEqualTo(last);
      }
    }
  }

  /// As a browser or a client does: who is told to come back comes back.
  private static HttpResponse<byte[]> getPatiently(String link, String... headers)
      throws Exception {
    while (true) {
      var reply = get(link, headers);
      if (reply.statusCode() != 503) {
        return reply;
      }
      assertThat(reply.headers().firstValue("Retry-After")).isPresent();
      Thread.sleep(100);
    }
  }

  /// Ten archives of two hundred files are as many as one order may have.
  @Test
  void readers_who_take_nothing_keep_nobody_from_other_orders() throws Exception {
    sell();
    var other = link();
    order++;
    var bytes = new byte[1 << 20];
    new Random(7).nextBytes(bytes);
    sellMany(bytes, 200);
    var link = link();
    var slow = new ArrayList<Socket>();
    try {
      for (int i = 0; i < 10; i++) {
        slow.add(slowReader(URI.create(link)));
      }

      var refused = get(link, "Range", "bytes=-22");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(header(refused, "Retry-After")).isNotEmpty();
      assertThat(new String(refused.body(), StandardCharsets.UTF_8))
          .contains("too many archives of order " + order + " are being sent");
      assertThat(get(other, "Range", "bytes=-22").statusCode()).isEqualTo(206);
    } finally {
      for (var one : slow) {
        one.close();
      }
    }

    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (get(link, "Range", "bytes=-22").statusCode() != 206) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Api.pause(Duration.ofMillis(20));
    }
  }

  /// One who has begun, and takes no more.
  private static Socket slowReader(URI link) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(16 * 1024);
    socket.connect(new InetSocketAddress(link.getHost(), link.getPort()));
    socket.setSoTimeout(30_000);
    socket
        .getOutputStream()
        .write(
            "GET %s HTTP/1.1\r\nHost: buyer\r\n\r\n"
                .formatted(link.getRawPath())
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
        .isEqualTo("HTTP/1.1 200");
    return socket;
  }

  private static BlobKey sellMany(byte[] bytes, int lines) throws IOException {
    var key = new FolderBlobs(server.data().resolve("blobs")).put(new ByteArrayInputStream(bytes));
    for (long line = 1; line <= lines; line++) {
      TestLine.of(server.shop(), order)
          .line(line)
          .sold(PIANO, SoldFile.asItIs(key, "pdf"))
          .insertInto(server.db(), server.clock().instant());
    }
    return key;
  }

  @Test
  void a_file_that_is_gone_is_found_before_anything_is_sent() throws IOException {
    order++;
    register(Purchase.of(PIANO, order, 1));
    var bytes = new byte[] {4, 5, 6};
    var key = new FolderBlobs(server.data().resolve("blobs")).put(new ByteArrayInputStream(bytes));
    TestLine.of(server.shop(), order)
        .line(2)
        .sold(PIANO, SoldFile.asItIs(key, "pdf"))
        .insertInto(server.db(), server.clock().instant());
    var link = link();
    Files.delete(
        server.data().resolve("blobs").resolve(key.sha256().substring(0, 2)).resolve(key.sha256()));

    assertThat(get(link).statusCode()).isEqualTo(503);
    assertThat(status(1, "delivered_at")).isEmpty();
  }

  @Test
  void the_sandbox_puts_samples_into_it() {
    var sandbox = server.sandbox();
    sandbox.register(Purchase.of(PIANO, ++order, 1));
    sandbox.register(Purchase.of(PIANO, order, 2));
    var url =
        sandbox.get("/purchase/order-download-url?order_id=" + order).json().path("url").asString();

    assertThat(files(get(url).body())).hasSize(2);
    assertThat(sandbox.cancel(order, 1).errorName()).isEqualTo("ALREADY_DELIVERED");
    sandbox.register(Purchase.of(2_000_000_009L, order, 3));
    sandbox.settled(order);
    var brief =
        sandbox.get("/purchase/order-download-url?order_id=" + order).json().path("url").asString();
    server.clock().advance(Duration.ofSeconds(11));
    assertThat(get(brief).statusCode()).isEqualTo(410);
  }
}
