package org.partbook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.partbook.blob.BlobKey;
import org.partbook.purchase.OrderLine;

class LargeDownloadTest {
  private static final long BYTES = 160L << 20;
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static TestDelivery shop;
  private static Path file;
  private static OrderLine line;

  @BeforeAll
  static void start() throws IOException {
    shop = TestDelivery.start();
    var made = shop.folder.resolve("made");
    try (var bytes = new RandomAccessFile(made.toFile(), "rw")) {
      bytes.setLength(BYTES);
      for (long at = 0; at < BYTES; at += 999_983) {
        bytes.seek(at);
        bytes.writeLong(at);
      }
    }
    BlobKey large;
    try (var bytes = Files.newInputStream(made)) {
      large = shop.blobs.put(bytes);
    }
    Files.delete(made);
    var key = large.sha256();
    file = shop.folder.resolve("blobs").resolve(key.substring(0, 2)).resolve(key);
    line = shop.sell("Complete works", large, false);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void a_server_of_64_megabytes_sends_160_to_four_buyers_at_once() throws Exception {
    var expected = checksum(Files.newInputStream(file));
    var link = shop.download(line);

    var server = child();
    try (var out = reader(server);
        var buyers = Executors.newVirtualThreadPerTaskExecutor()) {
      var port = Integer.parseInt(out.readLine());
      var there = URI.create("http://127.0.0.1:" + port + link.getPath());
      var downloads = new ArrayList<Callable<Long>>();
      for (int i = 0; i < 4; i++) {
        downloads.add(() -> checksum(body(there)));
      }
      for (var download : buyers.invokeAll(downloads)) {
        assertThat(download.get()).isEqualTo(expected);
      }
    } finally {
      server.destroyForcibly();
    }
  }

  @Test
  void a_server_of_64_megabytes_prepares_160_and_sends_each_buyer_a_copy_of_their_own()
      throws Exception {
    var original = LargePdf.write(shop.folder.resolve("large.pdf"));
    assertThat(Files.size(original)).isGreaterThan(BYTES);
    BlobKey score;
    try (var bytes = Files.newInputStream(original)) {
      score = shop.blobs.put(bytes);
    }
    Files.delete(original);
    var first = shop.sell("Facsimile", score, true);
    var second = shop.sell("Facsimile", score, true);

    var server = child();
    try (var out = reader(server)) {
      var there = "http://127.0.0.1:" + Integer.parseInt(out.readLine());
      requireCopy(first, URI.create(there + shop.download(first).getPath()));
      requireCopy(second, URI.create(there + shop.download(second).getPath()));
    } finally {
      server.destroyForcibly();
    }
  }

  /// A copy has all that the original has, and the buyer's name on its one page.
  private static void requireCopy(OrderLine line, URI link) throws Exception {
    var copy = shop.folder.resolve("copy.pdf");
    var reply = CLIENT.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofFile(copy));
    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.headers().firstValueAsLong("Content-Length")).hasValue(Files.size(copy));
    assertThat(Files.size(copy)).isGreaterThan(BYTES);
    try (var document = Loader.loadPDF(copy.toFile())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(new PDFTextStripper().getText(document))
          .contains("Licensed to " + line.customer(), "Order " + line.key().order());
      var names = document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      var recording =
          Objects.requireNonNull(names.get("a.wav")).getEmbeddedFile().createInputStream();
      assertThat(checksum(recording)).isEqualTo(checksum(LargePdf.recording()));
    }
    Files.delete(copy);
  }

  @Test
  void a_buyer_who_hangs_up_leaves_no_open_file_and_no_word_in_the_log() throws Exception {
    try (var log = new TestLog()) {
      for (int i = 0; i < 5; i++) {
        hangUpInTheMiddle(shop.download(line));
      }

      var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
      while (openFiles() > 0 && System.nanoTime() < end) {
        Thread.sleep(50);
      }

      assertThat(openFiles()).isZero();
      assertThat(log.text()).isEmpty();
      var after = TestDelivery.get(shop.download(line), "Range", "bytes=0-7");
      assertThat(after.statusCode()).isEqualTo(206);
    }
  }

  private static void hangUpInTheMiddle(URI link) throws IOException {
    try (var socket = new Socket(link.getHost(), link.getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: x\r\n\r\n"
                  .formatted(link.getPath())
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().readNBytes(200_000)).hasSize(200_000);
      assertThat(openFiles()).isPositive();
      // With this the connection ends at once, and not with what is still to be sent.
      socket.setSoLinger(true, 0);
    }
  }

  private static long openFiles() throws IOException {
    try (var handles = Files.list(Path.of("/proc/self/fd"))) {
      return handles.filter(LargeDownloadTest::isTheScore).count();
    }
  }

  private static boolean isTheScore(Path handle) {
    try {
      return Files.readSymbolicLink(handle).equals(file.toRealPath());
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  private static Process child() throws IOException {
    var small =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SmallServer.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    small.environment().putAll(shop.server.settings());
    small.environment().put("PARTBOOK_PUBLIC_URL", shop.server.app().uri().toString());
    return small.start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static InputStream body(URI link) throws IOException, InterruptedException {
    var reply = CLIENT.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofInputStream());
    assertThat(reply.headers().firstValueAsLong("Content-Length")).hasValue(BYTES);
    return reply.body();
  }

  private static long checksum(InputStream bytes) throws IOException {
    try (var checked = new CheckedInputStream(bytes, new CRC32C())) {
      checked.transferTo(OutputStream.nullOutputStream());
      return checked.getChecksum().getValue();
    }
  }
}
