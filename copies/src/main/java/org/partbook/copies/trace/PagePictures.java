package org.partbook.copies.trace;

import java.io.IOException;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.partbook.copies.licence.CopyCode;

/// Looks at pages as people see them, in several resolutions: what a scan of one resolution shows
/// well may be lost between the pixels of another.
final class PagePictures {
  private static final int[] RESOLUTIONS = {300, 600, 450};
  private static final double POINTS_PER_INCH = 72;
  private static final double MOST_PIXELS = 50e6;

  private final PDDocument document;
  private final PDFRenderer renderer;

  PagePictures(PDDocument document) {
    this.document = document;
    this.renderer = new PDFRenderer(document);
  }

  /// The codes in a page's QR codes.
  ///
  /// @param number counted from 1
  Set<CopyCode> codes(int number) throws IOException {
    for (int resolution : RESOLUTIONS) {
      double scale = scale(number, resolution);
      var picture = renderer.renderImage(number - 1, (float) scale, ImageType.GRAY);
      var found = QrFinder.find(picture);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return Set.of();
  }

  private double scale(int number, int resolution) {
    var box = document.getPage(number - 1).getCropBox();
    double area = Math.max(1, (double) box.getWidth() * box.getHeight());
    return Math.min(resolution / POINTS_PER_INCH, Math.sqrt(MOST_PIXELS / area));
  }
}
