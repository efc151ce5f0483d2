package org.partbook.copies.pdf;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.partbook.copies.draw.PageWeight;
import org.partbook.copies.file.Unfit;
import org.partbook.copies.stamp.CopyStamp;
import org.partbook.copies.stamp.PageGeometry;
import org.partbook.copies.stamp.PageInk;
import org.partbook.copies.stamp.StampSheet.Ground;

/// Renders a page of a score and of a copy, small, and compares: the same around the stamp, and
/// something where the stamp is.
record LooksCheck(PDDocument original, PDDocument copy, PreparedPdf prepared, CopyStamp stamp) {
  /// In pixels, of a page's longer side.
  private static final double SIZE = 500;

  /// How much two renderings may differ in a pixel's colour, of 255.
  private static final int TOLERANCE = 24;

  void check(int index) throws IOException, Unfit {
    var page = original.getPage(index);
    if (!PageWeight.isBearable(page)) {
      return;
    }
    var geometry = PageGeometry.of(page);
    double scale = SIZE / Math.max(geometry.width(), geometry.height());
    BufferedImage before;
    try {
      before = render(original, index, scale);
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      PageInk.requireGoingOn();
      // PDFBox can't draw everything that other readers can; then there is nothing to compare.
      return;
    }
    compare(before, render(copy, index, scale), geometry, scale, index + 1);
  }

  private static BufferedImage render(PDDocument document, int index, double scale)
      throws IOException {
    var renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    double unit = document.getPage(index).getUserUnit();
    return renderer.renderImage(index, (float) (scale * unit), ImageType.RGB);
  }

  private void compare(
      BufferedImage before, BufferedImage after, PageGeometry geometry, double scale, int number)
      throws Unfit {
    if (before.getWidth() != after.getWidth() || before.getHeight() != after.getHeight()) {
      throw new Unfit("can't be stamped: page " + number + " would change its size");
    }
    var placed = stamp.on(geometry, prepared.sortOf(number - 1));
    if (!placed.content().isNothing()) {
      // What was made smaller is drawn with other edges.
      return;
    }
    var stamped = placed.grounds();
    // PDFBox leaves some pages empty that other readers draw; then there is nothing to compare.
    boolean comparable = !isBlank(before);
    int ink = 0;
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        boolean inside = isWithin(stamped, x / scale, (before.getHeight() - y) / scale, 2 / scale);
        if (inside && dark(after.getRGB(x, y))) {
          ink++;
        } else if (comparable && !inside && differ(before.getRGB(x, y), after.getRGB(x, y))) {
          throw new Unfit("can't be stamped: page " + number + " would look different");
        }
      }
    }
    if (ink == 0) {
      throw new Unfit("can't be stamped: the stamp would not be seen on page " + number);
    }
  }

  private static boolean isWithin(List<Ground> grounds, double x, double y, double around) {
    for (var ground : grounds) {
      if (x > ground.x() - around
          && x < ground.x() + ground.width() + around
          && y > ground.y() - around
          && y < ground.y() + ground.height() + around) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if ((image.getRGB(x, y) & 0xffffff) != 0xffffff) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean dark(int rgb) {
    return ((rgb >> 8) & 0xff) < 0xe0;
  }

  private static boolean differ(int one, int other) {
    for (int shift = 0; shift < 24; shift += 8) {
      if (Math.abs(((one >> shift) & 0xff) - ((other >> shift) & 0xff)) > TOLERANCE) {
        return true;
      }
    }
    return false;
  }
}
