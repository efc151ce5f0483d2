package org.partbook.copy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Makes pictures of a PDF's pages.
///
/// Memory is bounded whatever the file: it is read from the disk as needed, what is written beyond
/// [#MOST_STREAM_BYTES] goes to a temporary file, a page with an image that is too large for the
/// memory is refused, and no picture is wider than [#WIDTH] or higher than [#MOST_HEIGHT].
final class PageRenderer {
  /// To be raised when the same file gives other pictures than before.
  static final int VERSION = 2;

  /// In pixels: sharp on a phone and on most desks at full width.
  private static final int WIDTH = 1400;

  private static final int MOST_HEIGHT = 4 * WIDTH;
  private static final long MOST_STREAM_BYTES = 16L << 20;

  private PageRenderer() {}

  static List<PageSize> sizes(PersonalCopy pdf) throws IOException {
    try (var document = open(pdf)) {
      var sizes = new ArrayList<PageSize>();
      for (var page : document.getPages()) {
        sizes.add(size(page));
      }
      return sizes;
    }
  }

  /// Renders a page, counted from 1, as PNG; nothing if there is no such page.
  static byte[] render(PersonalCopy pdf, int number) throws IOException {
    try (var document = open(pdf)) {
      if (number < 1 || number > document.getNumberOfPages()) {
        return new byte[0];
      }
      var renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      var page = document.getPage(number - 1);
      if (!PageWeight.isBearable(page)) {
        throw new IOException("page " + number + " has an image that is too large for the memory");
      }
      var image = renderer.renderImage(number - 1, scale(page), ImageType.RGB);
      var png = new ByteArrayOutputStream();
      ImageIO.write(withoutNeedlessColour(image), "png", png);
      return png.toByteArray();
    }
  }

  private static PDDocument open(PersonalCopy pdf) throws IOException {
    return Loader.loadPDF(
        new CopyReader(pdf), MemoryUsageSetting.setupMixed(MOST_STREAM_BYTES).streamCache);
  }

  private static PageSize size(PDPage page) {
    float scale = scale(page);
    return new PageSize(pixels(width(page), scale), pixels(height(page), scale));
  }

  /// As PDFBox rounds.
  private static int pixels(float points, float scale) {
    return (int) Math.max(Math.floor(points * scale), 1);
  }

  private static float scale(PDPage page) {
    return Math.min(WIDTH / width(page), MOST_HEIGHT / height(page));
  }

  private static float width(PDPage page) {
    var box = page.getCropBox();
    return Math.max(1, turned(page) ? box.getHeight() : box.getWidth());
  }

  private static float height(PDPage page) {
    var box = page.getCropBox();
    return Math.max(1, turned(page) ? box.getWidth() : box.getHeight());
  }

  private static boolean turned(PDPage page) {
    return page.getRotation() % 180 != 0;
  }

  /// Music is nearly always black on white, and a grey picture is half as large.
  private static BufferedImage withoutNeedlessColour(BufferedImage image) {
    if (coloured(image)) {
      return image;
    }
    var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    var row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      // Set as they are: drawing would convert between colour spaces, and change them.
      grey.getRaster().setPixels(0, y, row.length, 1, blue(row));
    }
    return grey;
  }

  private static boolean coloured(BufferedImage image) {
    var row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int rgb : row) {
        if ((rgb & 0xff) != (rgb >> 8 & 0xff) || (rgb & 0xff) != (rgb >> 16 & 0xff)) {
          return true;
        }
      }
    }
    return false;
  }

  private static int[] blue(int[] row) {
    for (int x = 0; x < row.length; x++) {
      row[x] &= 0xff;
    }
    return row;
  }
}
