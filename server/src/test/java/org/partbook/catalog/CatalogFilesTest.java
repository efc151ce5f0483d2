package org.partbook.catalog;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.partbook.catalog.TestCatalog.line;
import static org.partbook.catalog.TestCatalog.rendering;
import static org.partbook.catalog.TestCatalog.renderings;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.testing.MusicXmlFiles;

class CatalogFilesTest {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0};

  @TempDir private static Path temp;
  private static TestCatalog catalog;

  @BeforeAll
  static void create() throws Exception {
    catalog = new TestCatalog(temp);
  }

  @BeforeEach
  void empty() throws Exception {
    catalog.empty();
  }

  @AfterAll
  static void close() {
    catalog.close();
  }

  private String refusalOf(String type, String file) {
    var refusals = catalog.refusals(line(1, renderings(rendering(type, "full", file))));
    assertThat(refusals).hasSize(1);
    return refusals.getFirst();
  }

  private Rendering rendering1(String type) {
    return catalog.entry(1).renderings().stream()
        .filter(one -> one.type().equals(type) && one.usage().equals("full"))
        .findAny()
        .orElseThrow();
  }

  private long storedBlobs() throws IOException {
    try (var files = Files.walk(temp.resolve("blobs"))) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void a_pdf_is_stored_and_tells_its_page_count() throws Exception {
    var file = catalog.pdf("score.pdf", 3);
    assertThat(catalog.load(line(1, renderings(rendering("pdf", "full", "score.pdf")))).added())
        .isEqualTo(1);
    assertThat(catalog.entry(1).pageCount()).isEqualTo(OptionalLong.of(3));
    assertThat(catalog.document(1))
        .contains("\"page_count\":3", "\"renderings\":[{\"type\":\"pdf\",\"usage\":\"full\"}]")
        .doesNotContain("score.pdf");
    var stored = rendering1("pdf");
    assertThat(stored.pageCount()).isEqualTo(OptionalInt.of(3));
    assertThat(stored.bytes()).isEqualTo(Files.size(file));
    try (var blob = catalog.blobs.open(stored.blob(), 0, stored.bytes())) {
      assertThat(blob).hasSameContentAs(Files.newInputStream(file));
    }
  }

  @Test
  void a_page_count_that_the_pdf_does_not_have_is_refused_naming_both() throws Exception {
    catalog.pdf("score.pdf", 3);
    var score = renderings(rendering("pdf", "full", "score.pdf"));
    assertThat(catalog.refusals(line(1, "\"page_count\":4", score)))
        .containsExactly("page_count | page_count is 4, but the PDF has 3");
    assertThat(catalog.load(line(1, "\"page_count\":3", score)).added()).isEqualTo(1);
  }

  @Test
  void a_preview_may_have_fewer_pages() throws Exception {
    catalog.pdf("preview.pdf", 1);
    var preview = renderings(rendering("pdf", "preview", "preview.pdf"));
    assertThat(catalog.load(line(1, "\"page_count\":4", preview)).added()).isEqualTo(1);
    assertThat(catalog.entry(1).pageCount()).isEqualTo(OptionalLong.of(4));
  }

  @Test
  void a_pdf_that_is_cut_short_is_refused_unless_it_has_lost_nothing_but_its_end()
      throws Exception {
    var whole = Files.readAllBytes(catalog.pdf("score.pdf", 3));
    var end = new String(whole, ISO_8859_1).lastIndexOf("endobj") + "endobj".length();
    var score = renderings(rendering("pdf", "full", "cut.pdf"));
    for (int length = 1; length < whole.length - 8; length += 37) {
      catalog.file("cut.pdf", Arrays.copyOf(whole, length));
      var report = catalog.load(line(1, "\"page_count\":3", score));
      if (report.bad() == 1) {
        assertThat(report.problems().getFirst().message())
            .containsAnyOf("cut short", "is not a PDF", "damaged PDF");
      } else {
        assertThat(length).isGreaterThan(end);
        assertThat(report.oddities().getFirst().message()).contains("was repaired");
      }
    }
  }

  @Test
  void a_pdf_that_counts_its_pages_wrongly_is_repaired_and_the_import_says_so() throws Exception {
    var bytes = Files.readString(catalog.pdf("score.pdf", 3), ISO_8859_1);
    var broken = bytes.replaceFirst("/Count 3", "/Count 7");
    assertThat(broken).isNotEqualTo(bytes);
    catalog.file("broken.pdf", broken.getBytes(ISO_8859_1));
    var score = renderings(rendering("pdf", "full", "broken.pdf"));
    assertThat(catalog.load(line(1, score)).oddities().getFirst().toString())
        .contains("was repaired: it counts 7 pages and has 3");
  }

  @Test
  void what_is_not_a_pdf_is_refused_as_one() throws Exception {
    catalog.file("text.pdf", "Frère Jacques %%EOF".getBytes(UTF_8));
    assertThat(refusalOf("pdf", "text.pdf")).contains("is not a PDF");
    catalog.file("empty.pdf", new byte[0]);
    assertThat(refusalOf("pdf", "empty.pdf")).contains("is empty");
    catalog.pdf("none.pdf", 0);
    assertThat(refusalOf("pdf", "none.pdf")).contains("without pages");
  }

  @Test
  void a_pdf_that_needs_a_password_to_open_is_refused_and_one_that_opens_is_not() throws Exception {
    protect("locked.pdf", "secret");
    protect("open.pdf", "");
    assertThat(refusalOf("pdf", "locked.pdf")).contains("needs a password");
    assertThat(catalog.load(line(1, renderings(rendering("pdf", "full", "open.pdf")))).added())
        .isEqualTo(1);
  }

  private void protect(String name, String password) throws IOException {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      document.save(catalog.files.resolve(name).toFile());
    }
    Loader.loadPDF(catalog.files.resolve(name).toFile(), password).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.pdf",
        "a/../../outside.pdf",
        "link/outside.pdf",
        "outside-link.pdf",
        "..",
        "/etc/passwd"
      })
  void a_path_that_leads_out_of_the_files_folder_is_refused(String path) throws Exception {
    Files.copy(catalog.pdf("inside.pdf", 1), temp.resolve("outside.pdf"), REPLACE_EXISTING);
    Files.createSymbolicLink(catalog.files.resolve("link"), temp);
    Files.createSymbolicLink(
        catalog.files.resolve("outside-link.pdf"), temp.resolve("outside.pdf"));
    assertThat(refusalOf("pdf", path)).contains("must not lead out of the files folder");
    assertThat(storedBlobs()).isZero();
  }

  @Test
  void stored_bytes_of_another_asset_are_not_put_up_for_sale_by_their_hash() throws Exception {
    catalog.pdf("score.pdf", 1);
    catalog.load(line(2, renderings(rendering("pdf", "full", "score.pdf"))));
    var blob = "blob:" + catalog.entry(2).renderings().getFirst().blob().sha256();

    assertThat(refusalOf("pdf", blob)).contains("is no file that this asset has or had: blob:");
    assertThat(refusalOf("musicxml", blob)).contains("is no file that this asset has or had");
    assertThat(catalog.load(line(2, renderings(rendering("pdf", "full", blob)))).problems())
        .isEmpty();
  }

  @Test
  void a_link_that_stays_inside_is_followed() throws Exception {
    catalog.pdf("inside.pdf", 1);
    Files.createSymbolicLink(catalog.files.resolve("link.pdf"), Path.of("inside.pdf"));
    assertThat(catalog.load(line(1, renderings(rendering("pdf", "full", "link.pdf")))).added())
        .isEqualTo(1);
  }

  @Test
  void a_missing_file_and_a_folder_are_refused_by_name() throws Exception {
    Files.createDirectories(catalog.files.resolve("folder"));
    assertThat(refusalOf("pdf", "no.pdf"))
        .isEqualTo("renderings[0].file | renderings[0].file is not in the files folder: 'no.pdf'");
    assertThat(refusalOf("pdf", "folder")).contains("is not a file: 'folder'");
  }

  @Test
  void a_refused_line_leaves_no_bytes_behind() throws Exception {
    catalog.pdf("score.pdf", 1);
    catalog.refusals(
        line(
            1,
            renderings(
                rendering("pdf", "full", "score.pdf"), rendering("musicxml", "full", "no.xml"))));
    assertThat(storedBlobs()).isZero();
  }

  @Test
  void musicxml_with_a_document_type_passes_without_anything_being_fetched() throws Exception {
    var fetched = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      var dtd = "http://127.0.0.1:" + server.getAddress().getPort() + "/partwise.dtd";
      catalog.file(
          "score.xml",
          ("<?xml version=\"1.0\"?><!DOCTYPE score-partwise PUBLIC \"x\" \""
                  + dtd
                  + "\">"
                  + MusicXmlFiles.score(""))
              .getBytes(UTF_8));
      var music = renderings(rendering("musicxml", "full", "score.xml"));
      assertThat(catalog.load(line(1, music)).added()).isEqualTo(1);
      assertThat(fetched).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a><b></a>",
        "<a/><b/>",
        "<a/>",
        "<score-partwise/>",
        "not xml",
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY x 'yz'>]><a>&x;</a>",
        "<!DOCTYPE a [<!ENTITY l 'lol'><!ENTITY m '&l;&l;&l;'><!ENTITY n '&m;&m;'>]><a>&n;</a>"
      })
  void xml_that_is_broken_or_uses_entities_is_refused(String xml) throws Exception {
    catalog.file("score.xml", xml.getBytes(UTF_8));
    assertThat(refusalOf("musicxml", "score.xml")).doesNotContain("root:");
  }

  @Test
  void compressed_musicxml_is_read_and_sounds_pass_as_they_are() throws Exception {
    catalog.file("score.mxl", mxl());
    catalog.file("sound.mp3", new byte[] {1, 2, 3});
    var report =
        catalog.load(
            line(
                1,
                renderings(
                    rendering("musicxml", "full", "score.mxl"),
                    rendering("audio", "preview", "sound.mp3"))));
    assertThat(report.added()).isEqualTo(1);
    assertThat(catalog.entry(1).renderings()).hasSize(2);
  }

  @Test
  void an_archive_that_is_cut_short_or_holds_no_score_is_refused() throws Exception {
    catalog.file("cut.mxl", new byte[] {'P', 'K', 3, 4, 0});
    catalog.file("half.mxl", Arrays.copyOf(mxl(), mxl().length / 2));
    catalog.file("other.zip", MusicXmlFiles.zip("readme.txt", "no score"));
    for (var file : List.of("cut.mxl", "half.mxl", "other.zip")) {
      assertThat(refusalOf("musicxml", file)).startsWith("renderings[0].file | ");
    }
    assertThat(storedBlobs()).isZero();
  }

  private static byte[] mxl() throws IOException {
    return MusicXmlFiles.zip(
        "META-INF/container.xml",
        MusicXmlFiles.container("score.xml"),
        "score.xml",
        MusicXmlFiles.score(""));
  }

  @Test
  void what_cannot_be_prepared_can_be_sold_without_a_name_if_it_is_whole() throws Exception {
    var xml = "<score-partwise/>";
    catalog.file("score.xml", xml.getBytes(UTF_8));
    var music = renderings(rendering("musicxml", "full", "score.xml"));
    assertThat(catalog.refusals(line(1, music))).hasSize(1);
    assertThat(catalog.load(line(1, "\"personalised\":false", music)).added()).isEqualTo(1);
  }

  @Test
  void an_image_is_told_by_its_bytes_and_not_by_its_name() throws Exception {
    catalog.file("cover.jpg", PNG);
    catalog.file("evil.png", "<script>".getBytes(UTF_8));
    var cover = "\"images\":[{\"name\":\"cover\",\"file\":\"%s\"}]";
    assertThat(catalog.load(line(1, cover.formatted("cover.jpg"))).added()).isEqualTo(1);
    assertThat(catalog.refusals(line(2, cover.formatted("evil.png"))))
        .containsExactly("images[0].file | images[0].file must be a PNG or JPEG image");
  }

  @Test
  void a_changed_file_is_an_update_and_a_rendering_that_is_gone_from_the_line_goes()
      throws Exception {
    catalog.pdf("score.pdf", 1);
    catalog.file("score.xml", MusicXmlFiles.score("").getBytes(UTF_8));
    var both =
        renderings(
            rendering("pdf", "full", "score.pdf"), rendering("musicxml", "full", "score.xml"));
    catalog.load(line(1, both));
    assertThat(catalog.load(line(1, both)).unchanged()).isEqualTo(1);
    catalog.pdf("score.pdf", 2);
    assertThat(catalog.load(line(1, both)).updated()).isEqualTo(1);
    assertThat(rendering1("pdf").pageCount()).isEqualTo(OptionalInt.of(2));
    catalog.load(line(1, renderings(rendering("musicxml", "full", "score.xml"))));
    assertThat(catalog.entry(1).renderings()).hasSize(1);
  }

  @Test
  void an_asset_without_files_may_declare_what_an_upstream_delivers() {
    var declared = "\"renderings\":[{\"type\":\"pdf\",\"usage\":\"full\"}]";
    assertThat(catalog.load(line(1, declared)).added()).isEqualTo(1);
    assertThat(catalog.document(1)).contains(declared);
    assertThat(catalog.entry(1).renderings()).isEmpty();
  }
}
