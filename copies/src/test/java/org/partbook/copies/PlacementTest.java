package org.partbook.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.file.Regions;
import org.partbook.copies.licence.StampStyle;
import org.partbook.copies.licence.StampStyle.FullPages;
import org.partbook.copies.licence.StampStyle.Place;
import org.partbook.copies.stamp.PageGeometry;
import org.partbook.copies.trace.TraceOutcome.Searched;
import org.partbook.copies.trace.Tracer;

/// Where the stamp lies: on nothing that a page has, with the whole name, page by page.
class PlacementTest {
  private static final float DPI = 144;
  private static final String NAME = "Đặng Thị Thanh Tâm";
  private static final double WIDE = 595.3;
  private static final double HIGH = 841.9;

  @TempDir Path folder;

  /// Draws on a page.
  private interface Drawing {
    void on(PDPageContentStream content) throws IOException;
  }

  private static void page(PDDocument score, double width, double height, Drawing drawing)
      throws IOException {
    var page = new PDPage(new PDRectangle((float) width, (float) height));
    score.addPage(page);
    try (var content = new PDPageContentStream(score, page)) {
      drawing.on(content);
    }
  }

  /// Staves from the upper margin to the lower one, as close to the edges as LilyPond sets them.
  private static void staves(PDPageContentStream content, double width, double height, double foot)
      throws IOException {
    for (double low = foot; low < height - 60; low += 78) {
      for (int line = 0; line < 5; line++) {
        content.addRect(28, (float) (low + 5 * line), (float) (width - 56), 0.5f);
      }
      content.addRect(30, (float) low - 2, 10, 26);
    }
    content.fill();
  }

  private static void bar(PDPageContentStream content, double x, double y, double w, double h)
      throws IOException {
    content.addRect((float) x, (float) y, (float) w, (float) h);
    content.fill();
  }

  private record Made(Path original, Path copy, List<String> warnings) {
    /// How many dark pixels of the original are light in the copy.
    int lost(int page) throws IOException {
      var before = draw(original, page);
      var after = draw(copy, page);
      int lost = 0;
      for (int y = 0; y < before.getHeight(); y++) {
        for (int x = 0; x < before.getWidth(); x++) {
          lost += isDark(before, x, y) && !isDark(after, x, y) ? 1 : 0;
        }
      }
      return lost;
    }

    private static boolean isDark(BufferedImage image, int x, int y) {
      return image.getRaster().getSample(x, y, 0) < 0xa0;
    }

    String text(int page) throws IOException {
      try (var document = Loader.loadPDF(copy.toFile())) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document).replaceAll("\\s+", " ");
      }
    }
  }

  private static BufferedImage draw(Path pdf, int page) throws IOException {
    try (var document = Loader.loadPDF(pdf.toFile())) {
      return new PDFRenderer(document).renderImageWithDPI(page - 1, DPI, ImageType.GRAY);
    }
  }

  private Made made(PDDocument score) throws Exception {
    return made(score, NAME, StampStyle.standard());
  }

  private Path saved(PDDocument score) throws IOException {
    var file = folder.resolve("saved.pdf");
    score.save(file.toFile());
    return file;
  }

  private Made made(PDDocument score, String name, StampStyle style) throws Exception {
    var original = folder.resolve("score.pdf");
    score.save(original.toFile());
    var file = folder.resolve("prepared");
    var maker =
        new CopyMaker(
            style, () -> URI.create("https://scores.example.org/verify/"), StampFonts.load());
    var warnings = maker.prepare(ScoreFormat.PDF, original, file).warnings();
    var to = folder.resolve("copy.pdf");
    var score2 = PreparedScore.read(file);
    try (var copy = maker.copy(score2, Regions.of(file), TestStamps.to(name));
        var out = Files.newOutputStream(to)) {
      copy.writeTo(out, 0, copy.length());
    }
    return new Made(original, to, warnings);
  }

  @ParameterizedTest
  @ValueSource(doubles = {14, 17, 25, 40, 60})
  void no_staff_of_a_full_page_is_covered(double foot) throws Exception {
    try (var score = new PDDocument()) {
      page(score, WIDE, HIGH, content -> staves(content, WIDE, HIGH, foot));

      var made = made(score);

      assertThat(made.lost(1)).isZero();
      assertThat(made.text(1)).contains(NAME);
      assertThat(made.warnings()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Place.class)
  void wherever_it_is_wanted_it_covers_nothing(Place place) throws Exception {
    try (var score = new PDDocument()) {
      page(
          score,
          WIDE,
          HIGH,
          content -> {
            staves(content, WIDE, HIGH, 17);
            bar(content, 10, 790, 200, 20);
            bar(content, 400, 800, 180, 30);
            bar(content, 250, 5, 100, 6);
          });

      var made = made(score, NAME, new StampStyle(StampStyle.standard().wording(), place, 4.5));

      assertThat(made.lost(1)).isZero();
      assertThat(made.text(1)).contains(NAME);
    }
  }

  /// Only a side is free, where the text is read from the bottom to the top.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void along_the_sides_there_is_room_too(boolean left) throws Exception {
    try (var score = new PDDocument()) {
      page(score, WIDE, HIGH, content -> bar(content, left ? 50 : 0, 0, WIDE - 50, HIGH));

      var made = made(score);

      assertThat(made.lost(1)).isZero();
      assertThat(made.text(1).replace(" ", "")).contains(NAME.replace(" ", ""));
      assertThat(made.warnings()).isEmpty();
      assertThat(found(made.copy(), 150)).isTrue();
    }
  }

  @Test
  void each_page_has_the_place_that_it_has_room_for() throws Exception {
    try (var score = new PDDocument()) {
      page(score, WIDE, HIGH, content -> bar(content, 0, 0, WIDE, 100));
      page(score, WIDE, HIGH, content -> bar(content, 0, HIGH - 100, WIDE, 100));
      page(score, 250, 350, content -> staves(content, 250, 350, 60));

      var made = made(score);

      for (int page = 1; page <= 3; page++) {
        assertThat(made.lost(page)).isZero();
        assertThat(made.text(page)).contains(NAME);
      }
      assertThat(made.warnings()).isEmpty();
    }
  }

  /// A small page doesn't make the others' text small, and a stamp doesn't jump without need.
  @Test
  void pages_of_one_size_with_room_in_the_same_place_have_it_there() throws Exception {
    try (var score = new PDDocument()) {
      for (double foot : new double[] {60, 64, 70, 61}) {
        page(score, WIDE, HIGH, content -> staves(content, WIDE, HIGH, foot));
      }

      var copies = TestCopy.of(saved(score), folder);

      assertThat(copies.prepared().classes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, 300",
    "220, 220",
    "280, 400",
    "330, 500",
    "420, 595",
    "595, 842",
    "842, 595",
    "1684, 2384"
  })
  void the_name_is_whole_and_a_picture_of_150_dots_tells_whose_copy_it_is(
      double width, double height) throws Exception {
    try (var score = new PDDocument()) {
      page(score, width, height, content -> bar(content, width / 2, height / 2, 20, 20));

      var made = made(score, "Wolfgang Amadeus Theophilus Mozart-Weber", StampStyle.standard());

      assertThat(made.text(1)).contains("Wolfgang Amadeus Theophilus Mozart-Weber");
      assertThat(made.text(1)).doesNotContain("…");
      assertThat(made.lost(1)).isZero();
      assertThat(found(made.copy(), 150)).isTrue();
    }
  }

  private boolean found(Path copy, float dpi) throws IOException {
    try (var document = Loader.loadPDF(copy.toFile())) {
      var picture = new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY);
      var file = folder.resolve("scan.png");
      ImageIO.write(picture, "png", file.toFile());
      return new Tracer(true).trace(file) instanceof Searched(var copies, _, _, _)
          && copies.stream().anyMatch(one -> one.code().equals(TestStamps.LICENCE.code()));
    }
  }

  @Test
  void an_annotation_at_the_foot_is_no_place() throws Exception {
    try (var score = new PDDocument()) {
      page(score, WIDE, HIGH, content -> bar(content, 100, 400, 10, 10));
      var square = new PDAnnotationSquare();
      square.setRectangle(new PDRectangle(0, 0, 400, 60));
      score.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations(square));

      var copies = TestCopy.of(saved(score), folder);
      var page = PageGeometry.of(score.getPage(0));
      var placed = copies.stamp(TestStamps.LICENCE).on(page, copies.prepared().sortOf(0));

      assertThat(placed.grounds())
          .isNotEmpty()
          .allMatch(ground -> ground.x() >= 400 || ground.y() >= 60);
    }
  }

  @Test
  void a_link_is_in_nobodys_way_and_looks_in_copies_as_it_did() throws Exception {
    try (var score = new PDDocument()) {
      page(score, WIDE, HIGH, content -> bar(content, 100, 400, 10, 10));
      var link = new PDAnnotationLink();
      link.setRectangle(new PDRectangle(0, 0, (float) WIDE, (float) HIGH));
      score.getPage(0).getCOSObject().setItem(COSName.ANNOTS, annotations(link));

      var made = made(score);

      assertThat(made.warnings()).isEmpty();
      try (var copy = Loader.loadPDF(made.copy().toFile())) {
        var copied = copy.getPage(0).getAnnotations().getFirst();
        assertThat(copied.getCOSObject().containsKey(COSName.AP)).isFalse();
      }
    }
  }

  private static COSArray annotations(PDAnnotation one) {
    var array = new COSArray();
    array.add(one.getCOSObject());
    return array;
  }

  @Test
  void of_full_pages_the_publisher_is_told() throws Exception {
    try (var score = new PDDocument()) {
      page(score, WIDE, HIGH, content -> bar(content, 100, 400, 10, 10));
      page(score, WIDE, HIGH, PlacementTest::squares);
      page(score, WIDE, HIGH, content -> bar(content, 100, 400, 10, 10));
      page(score, WIDE, HIGH, PlacementTest::squares);

      assertThat(made(score).warnings())
          .singleElement()
          .asString()
          .startsWith("has no free place for the stamp at the edges of page 2, 4: it covers");
    }
  }

  /// Something everywhere, so that nothing finds a place.
  private static void squares(PDPageContentStream content) throws IOException {
    for (double x = 0; x < WIDE; x += 12) {
      for (double y = 0; y < HIGH; y += 12) {
        content.addRect((float) x, (float) y, 7, 7);
      }
    }
    content.fill();
  }

  @Test
  void a_full_page_is_made_smaller_if_that_is_wanted() throws Exception {
    try (var score = new PDDocument()) {
      page(score, WIDE, HIGH, PlacementTest::squares);
      var style = style(FullPages.SHRINK);

      var made = made(score, NAME, style);

      int before = dark(draw(made.original(), 1), 0);
      int above = dark(draw(made.copy(), 1), (int) (35 * DPI / 72));
      assertThat((double) above / before).isBetween(0.96 * 0.96 - 0.03, 0.96 * 0.96 + 0.03);
      assertThat(made.text(1)).contains(NAME);
      assertThat(found(made.copy(), 150)).isTrue();
    }
  }

  /// Dark pixels but for so many rows at the foot.
  private static int dark(BufferedImage page, int foot) {
    int dark = 0;
    for (int y = 0; y < page.getHeight() - foot; y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        dark += page.getRaster().getSample(x, y, 0) < 0xa0 ? 1 : 0;
      }
    }
    return dark;
  }

  private static StampStyle style(FullPages full) {
    var standard = StampStyle.standard();
    return new StampStyle(standard.wording(), standard.place(), standard.distance(), full);
  }

  @Test
  void the_code_is_left_out_if_that_is_wanted_and_only_the_text_has_a_place() throws Exception {
    try (var score = new PDDocument()) {
      // A strip of 14 points.
      page(score, WIDE, HIGH, content -> bar(content, 0, 14, WIDE, HIGH - 14));

      var made = made(score, NAME, style(FullPages.TEXT));

      assertThat(made.lost(1)).isZero();
      assertThat(made.text(1)).contains(NAME);
      assertThat(found(made.copy(), 150)).isFalse();
    }
  }
}
