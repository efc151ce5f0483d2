package org.partbook.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.delivery.TestDelivery;

class StaticFilesTest {
  private static final Path WEB = Path.of("src/main/resources/org/partbook/reader/web");
  private static TestDelivery shop;
  private static URI root;

  @BeforeAll
  static void start() {
    shop = TestDelivery.start();
    root = shop.view(shop.sell("Anything", new byte[1])).resolve("/");
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @ParameterizedTest
  @CsvSource({
    "page.css, text/css; charset=utf-8",
    "icon.svg, image/svg+xml",
    "entry.js, text/javascript; charset=utf-8",
    "reader.css, text/css; charset=utf-8"
  })
  void they_are_there_for_everybody_and_kept_for_good(String name, String mediaType) {
    var reply = TestDelivery.get(root.resolve(StaticFiles.path(name)));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(header(reply, "Content-Type")).isEqualTo(mediaType);
    assertThat(header(reply, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    assertThat(header(reply, "Content-Encoding")).isEmpty();
    assertThat(reply.body()).isNotEmpty();
  }

  @Test
  void who_takes_them_packed_gets_them_packed() throws IOException {
    var file = root.resolve(StaticFiles.path("entry.js"));

    var packed = TestDelivery.get(file, "Accept-Encoding", "br, gzip;q=0.8");
    var plain = TestDelivery.get(file, "Accept-Encoding", "gzip;q=0");

    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(plain, "Content-Encoding")).isEmpty();
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
    }
  }

  @Test
  void a_head_tells_how_large_a_file_is() {
    var reply = TestDelivery.head(root.resolve(StaticFiles.path("reader.css")));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(header(reply, "Content-Length")).isNotEqualTo("0");
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"other.css", "files.txt", "../page.css", "entry.js/", "%2e%2e/page.css"})
  void nothing_else_is_there(String name) {
    var folder = root.resolve(StaticFiles.path("page.css").replace("page.css", "")).toString();

    assertThat(TestDelivery.get(URI.create(folder + name)).statusCode()).isEqualTo(404);
  }

  @Test
  void nothing_of_another_version_is_there() {
    assertThat(TestDelivery.get(root.resolve("view/static/0123456789abcdef/page.css")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void every_file_of_the_reader_is_on_the_list() throws IOException {
    var listed = Files.readAllLines(WEB.resolve("files.txt"), UTF_8);
    try (var files = Files.walk(WEB)) {
      var there =
          files
              .filter(Files::isRegularFile)
              .map(file -> WEB.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !name.equals("files.txt") && !name.endsWith(".d.mts"));
      assertThat(there).allMatch(listed::contains);
    }
  }

  /// Before the first page is seen, a browser fetches no more than these.
  @Test
  void the_first_page_waits_for_few_bytes() {
    assertThat(packed("reader.css") + packed("entry.js")).isLessThan(5_000);
  }

  @Test
  void the_reader_is_small() {
    int modules = StaticFiles.modulesOf("start.js").stream().mapToInt(this::packed).sum();

    assertThat(modules + packed("start.js")).isBetween(10_000, 26_500);
  }

  private int packed(String name) {
    var file = root.resolve(StaticFiles.path(name));
    return TestDelivery.get(file, "Accept-Encoding", "gzip").body().length;
  }

  private static String header(HttpResponse<byte[]> reply, String name) {
    return reply.headers().firstValue(name).orElse("");
  }
}
