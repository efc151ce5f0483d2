package org.partbook.copies;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.file.Regions;
import org.partbook.copies.licence.Licence;

/// A maker keeps what it has computed. Nobody gets another buyer's, another page's, or another
/// score's: everything is what a maker computes that has kept nothing.
class KeptCopiesTest {
  private static final List<Licence> LICENCES =
      List.of(
          TestStamps.LICENCE,
          TestStamps.to("Fanny Hensel"),
          TestStamps.sampleTo("Clara Wieck"),
          TestStamps.LICENCE);
  private static final List<PDRectangle> SIZES =
      List.of(PDRectangle.A4, PDRectangle.A5, new PDRectangle(842, 595), PDRectangle.A4);

  private static final String PLAIN = "lilypond-plain.pdf";

  private final CopyMaker maker = TestStamps.maker();

  @TempDir Path folder = Path.of("");

  private Path pdf = Path.of("");

  /// Pages of several sizes and sorts: two of one size have no free place in common.
  @BeforeEach
  void write() throws IOException {
    pdf = folder.resolve("score.pdf");
    try (var document = new PDDocument()) {
      SIZES.forEach(size -> document.addPage(new PDPage(size)));
      fill(document, 0, 100);
      fill(document, SIZES.size() - 1, 0);
      document.save(pdf.toFile());
    }
  }

  private static void fill(PDDocument document, int index, int from) throws IOException {
    var page = document.getPage(index);
    var size = page.getMediaBox();
    try (var content = new PDPageContentStream(document, page)) {
      content.addRect(0, from, size.getWidth(), size.getHeight() - 100);
      content.fill();
    }
  }

  @Test
  void a_copy_is_the_same_whether_it_was_asked_for_before() throws Exception {
    var files = List.of(prepared("one", pdf), prepared("other", OddFiles.FOLDER.resolve(PLAIN)));
    for (var licence : LICENCES) {
      for (var file : files) {
        var asked = bytes(maker, file, licence);
        assertThat(bytes(maker, file, licence)).isEqualTo(asked);
        assertThat(asked).isEqualTo(bytes(TestStamps.maker(), file, licence));
      }
    }
  }

  @Test
  void a_page_is_the_same_whether_it_was_asked_for_before() throws Exception {
    requireSamePages(prepared("prepared", pdf));
  }

  /// There all pages are of one sort, whatever their size.
  @Test
  void so_it_is_with_scores_of_the_first_form() throws Exception {
    requireSamePages(OddFiles.FOLDER.resolveSibling("forms/1/lilypond-plain.prepared"));
  }

  private void requireSamePages(Path file) throws Exception {
    var score = PreparedScore.read(file);
    var drawn = folder.resolve("drawn");
    CopyMaker.draw(pdf, drawn);
    for (var licence : LICENCES) {
      var asked = pages(() -> maker, score, drawn, licence);
      assertThat(pages(() -> maker, score, drawn, licence)).isEqualTo(asked);
      assertThat(asked).isEqualTo(pages(TestStamps::maker, score, drawn, licence));
    }
  }

  private Path prepared(String name, Path score) throws Exception {
    var to = folder.resolve(name);
    maker.prepare(ScoreFormat.PDF, score, to);
    return to;
  }

  private static List<Object> bytes(CopyMaker maker, Path file, Licence licence)
      throws IOException {
    var score = PreparedScore.read(file);
    try (var copy = maker.copy(score, Regions.of(file), licence)) {
      var out = new ByteArrayOutputStream();
      copy.writeTo(out, 0, copy.length());
      return List.of(copy.etag(), copy.kind(), new String(out.toByteArray(), ISO_8859_1));
    }
  }

  /// @param makers asked for each page: a new maker has not even kept another page
  private static List<String> pages(
      Supplier<CopyMaker> makers, PreparedScore score, Path drawn, Licence licence)
      throws IOException {
    var all = new ArrayList<String>();
    try (var file = Regions.of(drawn)) {
      var description = DrawnPages.read(drawn);
      for (int number = 1; number <= SIZES.size(); number++) {
        var pages = makers.get().pages(description, file, score, licence);
        var page = pages.page(number).orElseThrow();
        all.add(page.etag() + new String(page.gzip(), ISO_8859_1));
      }
    }
    return all;
  }
}
