package org.partbook.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Margin;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// What a printer gets, to be compared with what is downloaded.
final class Prints {
  private static final float DPI = 48;

  /// Of white, the greatest difference that two ways of smoothing edges make.
  private static final int TOLERANCE = 56;

  private Prints() {}

  /// A page as it is seen, in points, and its greys, each the mean of those around it.
  static final class Sheet {
    private final double width;
    private final double height;
    private final int across;
    private final int down;
    private final int[] greys;

    private Sheet(double width, double height, int across, int down, int[] greys) {
      this.width = width;
      this.height = height;
      this.across = across;
      this.down = down;
      this.greys = greys;
    }

    double width() {
      return width;
    }

    double height() {
      return height;
    }

    /// The grey of the paper, in its corner.
    int paper() {
      return greys[0];
    }

    boolean hasInk() {
      for (int grey : greys) {
        if (grey < 200) {
          return true;
        }
      }
      return false;
    }
  }

  /// Prints as the browser's own menu does, in which nobody has pressed a key. It would leave
  /// margins, if the page didn't say otherwise.
  static byte[] of(Page page) {
    var margins = new Margin().setTop("1cm").setRight("1cm").setBottom("1cm").setLeft("1cm");
    return page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true).setMargin(margins));
  }

  static List<Sheet> sheets(byte[] pdf) throws IOException {
    try (var document = Loader.loadPDF(pdf)) {
      var renderer = new PDFRenderer(document);
      var sheets = new ArrayList<Sheet>();
      for (int i = 0; i < document.getNumberOfPages(); i++) {
        sheets.add(sheet(document.getPage(i), renderer, i));
      }
      return sheets;
    }
  }

  private static Sheet sheet(PDPage page, PDFRenderer renderer, int index) throws IOException {
    var box = page.getCropBox();
    boolean upright = page.getRotation() % 180 == 0;
    var image = renderer.renderImageWithDPI(index, DPI, ImageType.GRAY);
    var pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    return new Sheet(
        upright ? box.getWidth() : box.getHeight(),
        upright ? box.getHeight() : box.getWidth(),
        image.getWidth(),
        image.getHeight(),
        softened(pixels, image.getWidth(), image.getHeight()));
  }

  private static int[] softened(byte[] pixels, int across, int down) {
    var greys = new int[pixels.length];
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        int sum = 0;
        int count = 0;
        for (int row = Math.max(0, y - 2); row <= Math.min(down - 1, y + 2); row++) {
          for (int column = Math.max(0, x - 2); column <= Math.min(across - 1, x + 2); column++) {
            sum += pixels[row * across + column] & 0xff;
            count++;
          }
        }
        greys[y * across + x] = sum / count;
      }
    }
    return greys;
  }

  /// The same pages, of the same sizes, on white paper, with the same ink at the same places.
  static void areTheSame(List<Sheet> printed, List<Sheet> downloaded) {
    assertThat(printed).hasSameSizeAs(downloaded);
    for (int i = 0; i < printed.size(); i++) {
      var sheet = printed.get(i);
      var original = downloaded.get(i);
      assertThat(original.hasInk()).isTrue();
      assertThat(sheet.width()).as("width").isCloseTo(original.width(), within(1.0));
      assertThat(sheet.height()).as("height").isCloseTo(original.height(), within(1.0));
      assertThat(sheet.paper()).as("paper of page " + (i + 1)).isEqualTo(255);
      assertThat(difference(sheet, original)).as("page " + (i + 1)).isLessThan(TOLERANCE);
      assertThat(difference(original, sheet)).as("page " + (i + 1)).isLessThan(TOLERANCE);
    }
  }

  /// The greatest difference of a grey from that at the same place, or one beside it.
  private static int difference(Sheet one, Sheet other) {
    int greatest = 0;
    for (int y = 1; y < Math.min(one.down, other.down) - 1; y++) {
      for (int x = 1; x < Math.min(one.across, other.across) - 1; x++) {
        int grey = one.greys[y * one.across + x];
        int least = 255;
        for (int row = y - 1; row <= y + 1; row++) {
          for (int column = x - 1; column <= x + 1; column++) {
            least = Math.min(least, Math.abs(grey - other.greys[row * other.across + column]));
          }
        }
        greatest = Math.max(greatest, least);
      }
    }
    return greatest;
  }
}
