package org.partbook.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Drawings in a browser look as PDFBox's rendering of the page does.
@Tag("browser")
class DrawnPagesBrowserTest {
  /// Pixels per point.
  private static final double SCALE = 2;

  /// In pixels: squares of five by five, half a note head.
  private static final int RADIUS = 2;

  /// How much darker or lighter such a square may be, of 255.
  private static final int TOLERANCE = 30;

  private static final int MOST_PAGES = 3;

  private static ShownPages browser;

  @BeforeAll
  static void start() throws IOException {
    browser = new ShownPages();
  }

  @AfterAll
  static void stop() {
    browser.close();
  }

  @Test
  void samples_are_shown_as_they_are() throws IOException {
    assertThat(differences(TestPages.samples())).isEmpty();
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void odd_files_are_shown_as_pdfbox_takes_them() throws IOException {
    assertThat(differences(TestPages.oddFiles())).isEmpty();
  }

  private static Map<String, Object> differences(List<Path> files) throws IOException {
    var differences = new TreeMap<String, Object>();
    for (var file : files) {
      try (var document = Loader.loadPDF(file.toFile())) {
        for (int i = 0; i < Math.min(MOST_PAGES, document.getNumberOfPages()); i++) {
          compare(document, i, TestPages.name(file) + "-" + (i + 1), differences);
        }
      } catch (IOException _) {
        // Nobody can open it, so nobody draws it.
      }
    }
    return differences;
  }

  private static void compare(
      PDDocument document, int index, String name, Map<String, Object> differences)
      throws IOException {
    var page = new PageDrawer(document).draw(index);
    var expected = TestPages.rendered(document, index, SCALE);
    int width = expected.getWidth();
    int height = expected.getHeight();
    var shown = browser.show(TestPages.svg(page, SCALE, width, height), width, height);
    var difference = new Ink(shown, RADIUS).from(new Ink(expected, RADIUS));
    if (difference.amount() > TOLERANCE) {
      differences.put(name, difference);
      var folder = Files.createDirectories(Path.of("target/screenshots/drawn"));
      ImageIO.write(shown, "png", folder.resolve(name + "-shown.png").toFile());
      ImageIO.write(expected, "png", folder.resolve(name + "-expected.png").toFile());
    }
  }
}
