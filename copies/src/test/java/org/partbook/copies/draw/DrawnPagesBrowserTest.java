package org.partbook.copies.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
  private static final double FINEST = 2;

  /// In pixels: what the browser's window has place for.
  private static final double LARGEST = 1800;

  /// How much darker or lighter such a square may be, of 255.
  private static final int TOLERANCE = 40;

  /// Of what we engraved ourselves, less.
  private static final int TOLERANCE_OF_SAMPLES = 30;

  /// Of coarse pictures, whose pixels PDFBox shows and a browser smooths.
  private static final int TOLERANCE_OF_PICTURES = 70;

  private static final Pattern PICTURES =
      Pattern.compile("corpus-(?:scan-|gs-images|content-open-image).*");

  /// A glyph, or a straight line. Others may be there twice, filled and lined.
  private static final Pattern THING =
      Pattern.compile("M\\d+ \\d+(?:[vh]-?\\d+|c[^M\"]+)(?=[M\"])");

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
    assertThat(differences(TestPages.samples(), MOST_PAGES, TOLERANCE_OF_SAMPLES)).isEmpty();
    assertThat(browser.problems).isEmpty();
  }

  @Test
  void odd_files_are_shown_as_pdfbox_takes_them() throws IOException {
    assertThat(differences(TestPages.oddFiles(), 1, TOLERANCE)).isEmpty();
  }

  @Test
  void a_single_thing_that_is_missing_would_be_noticed() throws IOException {
    var file = TestPages.sample("fur-elise");
    try (var document = Loader.loadPDF(file.toFile())) {
      var page = new PageDrawer(document).draw(0);
      var expected = new Ink(TestPages.rendered(document, 0, FINEST));
      var elements = TestPages.elements(page);
      var things = THING.matcher(elements).results().toList();
      assertThat(things).hasSizeGreaterThan(300);
      for (int i = 0; i < things.size(); i += things.size() / 25) {
        var thing = things.get(i);
        var less = elements.substring(0, thing.start()) + elements.substring(thing.end());
        var shown = browser.show(less, page, FINEST);
        assertThat(new Ink(shown).from(expected).amount())
            .as(thing.group())
            .isGreaterThan(TOLERANCE);
      }
    }
  }

  private static Map<String, Object> differences(List<Path> files, int pages, int tolerance)
      throws IOException {
    var differences = new TreeMap<String, Object>();
    var seen = new HashSet<Integer>();
    for (var file : files) {
      try (var document = Loader.loadPDF(file.toFile())) {
        for (int i = 0; i < Math.min(pages, document.getNumberOfPages()); i++) {
          var name = TestPages.name(file) + "-" + (i + 1);
          var difference = difference(document, i, name, seen);
          int bearable = PICTURES.matcher(name).matches() ? TOLERANCE_OF_PICTURES : tolerance;
          if (difference.amount() > bearable) {
            differences.put(name, difference);
          }
        }
      } catch (IOException _) {
        // Nobody can open it, so nobody draws it.
      }
    }
    return differences;
  }

  /// Many of the odd files show the same, so each drawing is compared but once.
  private static Ink.Difference difference(
      PDDocument document, int index, String name, Set<Integer> seen) throws IOException {
    var page = new PageDrawer(document).draw(index);
    if (!seen.add(Arrays.hashCode(page.elements()))) {
      return new Ink.Difference(0, 0, 0);
    }
    double unit = document.getPage(index).getUserUnit();
    double scale = Math.min(FINEST / unit, LARGEST / Math.max(page.width(), page.height()));
    var expected = TestPages.rendered(document, index, scale * unit);
    return browser.compare(name, page, scale, expected);
  }
}
