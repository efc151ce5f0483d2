package org.partbook.copies.trace;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.partbook.copies.draw.Deadline;
import org.partbook.copies.licence.CopyCode;

/// Looks at pages as people see them, in several resolutions: what a scan of one resolution shows
/// well may be lost between the pixels of another.
final class PagePictures {
  private static final int[] RESOLUTIONS = {300, 600, 450};
  private static final double POINTS_PER_INCH = 72;
  private static final double MOST_PIXELS = 50e6;

  private final PDDocument document;
  private final Duration time;

  /// @param time after which a picture is given up
  PagePictures(PDDocument document, Duration time) {
    this.document = document;
    this.time = time;
  }

  /// The codes in a page's QR codes.
  ///
  /// @param number counted from 1
  Set<CopyCode> codes(int number) throws IOException {
    for (int resolution : RESOLUTIONS) {
      double scale = scale(number, resolution);
      var renderer = new BoundedRenderer(document, new Deadline(time));
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

  /// Draws a page as PDFBox does, within a time.
  private static final class BoundedRenderer extends PDFRenderer {
    private final Deadline deadline;

    BoundedRenderer(PDDocument document, Deadline deadline) {
      super(document);
      this.deadline = deadline;
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      var drawer = new BoundedDrawer(parameters, deadline);
      drawer.setAnnotationFilter(getAnnotationsFilter());
      return drawer;
    }
  }

  private static final class BoundedDrawer extends PageDrawer {
    private final Deadline deadline;

    BoundedDrawer(PageDrawerParameters parameters, Deadline deadline) throws IOException {
      super(parameters);
      this.deadline = deadline;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      deadline.check();
      super.processOperator(operator, operands);
    }
  }
}
