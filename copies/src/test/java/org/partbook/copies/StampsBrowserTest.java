package org.partbook.copies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.draw.Ink;
import org.partbook.copies.draw.ShownPages;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.pages.DrawnScore;
import org.partbook.copies.pages.PageDrawings;

/// The stamp of a page in the browser beside that of the copy for download: the same, in the same
/// place.
@Tag("browser")
class StampsBrowserTest {
  private static final Path SCORE =
      Path.of(System.getProperty("partbook.root", "..")).resolve("samples/fur-elise/score.pdf");
  private static final int PIXELS_PER_POINT = 2;
  private static final int HEIGHT = 1683;
  private static final int FOOT = 24 * PIXELS_PER_POINT;

  /// The code's modules are a pixel and a half here, and each program has its own way with those;
  /// whether it can be read is tried elsewhere.
  private static final int BESIDE_CODE = 90;

  /// Of 255, in a square as large as a letter.
  private static final int SAME = 45;

  @TempDir private static Path folder;
  private static ShownPages browser;
  private static TestCopy copies;
  private static DrawnScore drawn;

  @BeforeAll
  static void prepare() throws Exception {
    browser = new ShownPages();
    copies = TestCopy.of(SCORE, folder);
    PageDrawings.write(SCORE, folder.resolve("drawn"), () -> {});
    try (var file = Regions.of(folder.resolve("drawn"))) {
      drawn = DrawnScore.read(PreparedFile.read(file));
    }
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Clara Wieck", "山田太郎 Đặng", "فيروز حداد", "Ελένη Καραΐνδρου", "आशा भोसले"})
  void a_name_looks_the_same_on_the_page_and_in_the_copy(String name) throws Exception {
    assertThat(new Ink(onPage(name)).from(new Ink(inCopy(name))).amount()).isLessThan(SAME);
  }

  @Test
  void another_name_would_be_noticed() throws Exception {
    assertThat(new Ink(onPage("Clara Wieck")).from(new Ink(inCopy("Fanny Mendelssohn"))).amount())
        .isGreaterThan(SAME);
  }

  private static BufferedImage onPage(String name) throws IOException {
    var licence = TestStamps.to(name);
    var owner = copies.owner(licence);
    String svg;
    try (var file = Regions.of(folder.resolve("drawn"))) {
      PersonalPages.Surrounds around =
          (page, number) -> Surround.of(page, number, Optional.of(owner));
      var pages = new PersonalPages(file, drawn, around, "");
      svg = new String(pages.page(2).orElseThrow().plain(), UTF_8);
    }
    var page = drawn.pages().get(1);
    return foot(
        browser.show(svg, page.width() * PIXELS_PER_POINT, page.height() * PIXELS_PER_POINT));
  }

  private static BufferedImage inCopy(String name) throws IOException, Unfit {
    var copy = copies.write(TestStamps.to(name), folder.resolve("copy.pdf"));
    try (var pdf = Loader.loadPDF(copy.toFile())) {
      var page = new PDFRenderer(pdf).renderImage(1, PIXELS_PER_POINT, ImageType.RGB);
      return foot(page);
    }
  }

  private static BufferedImage foot(BufferedImage page) {
    return page.getSubimage(BESIDE_CODE, HEIGHT - FOOT, page.getWidth() - BESIDE_CODE - 4, FOOT);
  }
}
