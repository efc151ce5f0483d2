package org.partbook.copies;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partbook.copies.bytes.PreparedFile;
import org.partbook.copies.file.Regions;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.licence.Licence;
import org.partbook.copies.pages.DrawnScore;
import org.partbook.copies.pages.PageDrawings;
import org.partbook.copies.stamp.PageGeometry;

/// Copies that were sold in the sandbox.
class SampleCopiesTest {
  private static final Licence LIVE = TestStamps.LICENCE;
  private static final Licence SAMPLE = TestStamps.sampleTo("Clara Wieck");

  @TempDir Path folder = Path.of("");

  @Test
  void every_page_of_a_sample_says_so_and_a_real_copy_does_not() throws Exception {
    var copies = TestCopy.of(sizes(), folder);

    for (var page : texts(copies, SAMPLE)) {
      assertThat(page).contains("SAMPLE · Licensed to Cla").contains("7Q4M-2KXN-09DC-V5TE");
    }
    for (var page : texts(copies, LIVE)) {
      assertThat(page).doesNotContain("SAMPLE").contains("Licensed to Clara");
    }
  }

  private static List<String> texts(TestCopy copies, Licence licence) throws IOException {
    try (var pdf = Loader.loadPDF(bytes(copies, licence))) {
      var texts = new ArrayList<String>();
      for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        texts.add(stripper.getText(pdf));
      }
      return texts;
    }
  }

  private static byte[] bytes(TestCopy copies, Licence licence) throws IOException {
    try (var copy = copies.open(licence)) {
      var out = new ByteArrayOutputStream();
      copy.writeTo(out, 0, copy.length());
      return out.toByteArray();
    }
  }

  @Test
  void the_word_goes_from_corner_to_corner_of_every_page_however_large_and_turned()
      throws Exception {
    var copies = TestCopy.of(sizes(), folder);
    try (var live = Loader.loadPDF(bytes(copies, LIVE));
        var sample = Loader.loadPDF(bytes(copies, SAMPLE))) {
      for (int page = 0; page < live.getNumberOfPages(); page++) {
        float scale = 400 / longerSide(live.getPage(page));
        var before = new PDFRenderer(live).renderImage(page, scale, ImageType.RGB);
        var after = new PDFRenderer(sample).renderImage(page, scale, ImageType.RGB);
        var word = new Word(before, after);
        assertThat(word.part(0, 0.5, 0.5, 1)).as("lower left of page %s", page).isGreaterThan(0.02);
        assertThat(word.part(0.5, 0, 1, 0.5)).as("upper right of %s", page).isGreaterThan(0.02);
        assertThat(word.part(0, 0, 1, 1)).as("page %s", page).isBetween(0.03, 0.4);
        assertThat(word.isLight()).as("page %s", page).isTrue();
      }
    }
  }

  private static float longerSide(PDPage page) {
    var geometry = PageGeometry.of(page);
    return (float) (Math.max(geometry.width(), geometry.height()) / page.getUserUnit());
  }

  /// Where a sample differs from a real copy.
  private record Word(BufferedImage before, BufferedImage after) {
    /// The part of a piece of the page that has the word's colour.
    double part(double left, double top, double right, double bottom) {
      int coloured = 0;
      int all = 0;
      for (int y = (int) (top * before.getHeight()); y < bottom * before.getHeight(); y++) {
        for (int x = (int) (left * before.getWidth()); x < right * before.getWidth(); x++) {
          all++;
          coloured += reddish(x, y) ? 1 : 0;
        }
      }
      return (double) coloured / all;
    }

    private boolean reddish(int x, int y) {
      int was = before.getRGB(x, y);
      int is = after.getRGB(x, y);
      return is != was && (is >> 16 & 0xff) > (is & 0xff) + 20;
    }

    /// What is white stays far from black.
    boolean isLight() {
      for (int y = 0; y < before.getHeight(); y++) {
        for (int x = 0; x < before.getWidth(); x++) {
          if (reddish(x, y)
              && (before.getRGB(x, y) & 0xff) == 0xff
              && (after.getRGB(x, y) >> 8 & 0xff) < 0xb0) {
            return false;
          }
        }
      }
      return true;
    }
  }

  /// Upright, oblong, turned by each quarter, tiny, a poster, a strip, cropped, and a page that is
  /// measured in other units; the middle of each is black.
  private Path sizes() throws IOException {
    var file = folder.resolve("sizes.pdf");
    try (var pdf = new PDDocument()) {
      page(pdf, 595, 842, 0);
      page(pdf, 842, 595, 0);
      page(pdf, 595, 842, 90);
      page(pdf, 595, 842, 180);
      page(pdf, 842, 595, 270);
      page(pdf, 70, 100, 0);
      page(pdf, 2400, 3400, 0);
      page(pdf, 1200, 200, 0);
      page(pdf, 595, 842, 90).setCropBox(new PDRectangle(100, 50, 300, 500));
      page(pdf, 300, 400, 0).setUserUnit(2);
      pdf.save(file.toFile());
    }
    return file;
  }

  private static PDPage page(PDDocument pdf, float width, float height, int rotation)
      throws IOException {
    var page = new PDPage(new PDRectangle(width, height));
    page.setRotation(rotation);
    pdf.addPage(page);
    try (var content = new PDPageContentStream(pdf, page)) {
      content.addRect(width * 0.45f, height * 0.45f, width * 0.1f, height * 0.1f);
      content.fill();
    }
    return page;
  }

  @Test
  void a_page_in_the_browser_has_the_word_between_the_music_and_the_stamp() throws Exception {
    var score = OddFiles.FOLDER.resolve("lilypond-plain.pdf");

    var sample = page(score, SAMPLE);
    assertThat(sample).contains("<metadata>SAMPLE · Licensed to Clara Wieck");
    int word = sample.indexOf("<path fill=\"rgb(204 26 26)\" fill-opacity=\"0.2\"");
    assertThat(word).isPositive();
    assertThat(sample.lastIndexOf("<g transform=")).isGreaterThan(word);
    assertThat(page(score, LIVE)).doesNotContain("SAMPLE").doesNotContain("fill-opacity=\"0.2\"");
  }

  private String page(Path score, Licence licence) throws IOException, Unfit {
    var drawn = folder.resolve("drawn");
    PageDrawings.write(score, drawn, () -> {});
    var owner = TestCopy.of(score, folder).owner(licence);
    try (var file = Regions.of(drawn)) {
      var pages = DrawnScore.read(PreparedFile.read(file));
      PersonalPages.Surrounds around =
          (page, number) -> Surround.of(page, number, Optional.of(owner));
      var page = new PersonalPages(file, pages, around, "").page(1);
      return new String(page.orElseThrow().plain(), UTF_8);
    }
  }

  @Test
  void a_sample_of_a_score_that_is_sold_without_names_has_the_word_and_the_code_only()
      throws Exception {
    var copies = TestCopy.of(sizes(), folder);
    var stamper = TestStamps.stamper().withoutNames();

    try (var copy = copies.open(SAMPLE, stamper)) {
      var out = new ByteArrayOutputStream();
      copy.writeTo(out, 0, copy.length());
      try (var pdf = Loader.loadPDF(out.toByteArray())) {
        var text = new PDFTextStripper().getText(pdf);
        assertThat(text).contains("SAMPLE").doesNotContain("Wieck");
      }
    }
    assertThat(stamper.sentence(SAMPLE))
        .isEqualTo("SAMPLE · https://scores.example.org/verify/7Q4M2KXN09DCV5TE");
  }

  @Test
  @Tag("pdf-tools")
  void readers_find_nothing_wrong_with_samples_and_find_the_word() throws Exception {
    for (var score : List.of(sizes(), OddFiles.FOLDER.resolve("scan-three-pages.pdf"))) {
      var sample = TestCopy.of(score, folder).write(SAMPLE, folder.resolve("sample.pdf"));

      assertThat(Tool.run("qpdf", "--check", sample).complaints()).isEmpty();
      assertThat(Tool.run("pdftotext", sample, "-").words()).contains("SAMPLE");
      assertThat(Tool.run("mutool", "draw", "-q", "-F", "txt", sample).words()).contains("SAMPLE");
    }
  }

  /// It is part of every ETag: a download that was begun before there were samples goes on.
  @Test
  void the_identity_of_a_licence_that_is_no_sample_is_what_it_always_was() {
    var before =
        "Licence[code=7Q4M-2KXN-09DC-V5TE, customer=Clara Wieck, quantity=3,"
            + " vendor=Corner Music Shop, order=12345, line=1, date=2026-11-24, country=DE]";
    assertThat(LIVE.identity()).isEqualTo(before);
    assertThat(SAMPLE.identity()).isNotEqualTo(before);
  }
}
