package org.partbook.copies.draw;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Duration;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;

/// Draws pages of PDFs as SVG. What can't be said in lines and areas is a picture in it; where that
/// doesn't go, or takes too long, the whole page is one.
public final class PageDrawer {
  private static final Duration VECTORS = Duration.ofSeconds(8);
  private static final Duration PICTURE = Duration.ofSeconds(30);
  private static final double PICTURE_PIXELS_PER_POINT = 220.0 / 72;

  private final PDDocument document;

  public PageDrawer(PDDocument document) {
    this.document = document;
  }

  /// Draws a page as it is seen: upright, cropped, with its annotations and without hidden layers.
  /// The same page gives the same bytes each time, but for one that takes about as long as it may.
  ///
  /// @param index from 0
  /// @throws IOException if PDFBox can't make anything of it, or not with the memory that there is
  public PageDrawing draw(int index) throws IOException {
    try {
      return attempt(index);
    } catch (RuntimeException | StackOverflowError | LinkageError | OutOfMemoryError e) {
      throw new IOException("page " + (index + 1) + " can't be drawn: " + e, e);
    }
  }

  private PageDrawing attempt(int index) throws IOException {
    var page = document.getPage(index);
    if (!PageWeight.isBearable(page)) {
      throw new IOException(
          "page " + (index + 1) + " has an image that is too large for the memory");
    }
    var space = PageSpace.of(page);
    try {
      return vectors(index, space);
    } catch (RuntimeException | StackOverflowError _) {
      return picture(index, page, space);
    }
  }

  private PageDrawing vectors(int index, PageSpace space) throws IOException {
    var svg = new Svg(space);
    var graphics = new SvgGraphics(svg, space);
    var renderer = new BoundedRenderer(document, new Deadline(VECTORS));
    // Images are made smaller here, and better.
    renderer.setImageDownscalingOptimizationThreshold(0);
    renderer.renderPageToGraphics(index, graphics, (float) space.pixelsPerPoint());
    return drawing(svg.finish(), space, renderer);
  }

  private PageDrawing picture(int index, PDPage page, PageSpace space) throws IOException {
    var renderer = new BoundedRenderer(document, new Deadline(PICTURE));
    renderer.setSubsamplingAllowed(true);
    double scale =
        PageSpace.pixelsPerUnit(
            page.getCropBox().getWidth(), page.getCropBox().getHeight(), PICTURE_PIXELS_PER_POINT);
    BufferedImage image = renderer.renderImage(index, (float) scale, ImageType.RGB);
    var written = PictureWriter.write(image, image.getWidth(), image.getHeight(), false);
    return drawing(Svg.onlyPicture(written, space), space, renderer);
  }

  private static PageDrawing drawing(byte[] elements, PageSpace space, BoundedRenderer renderer) {
    return new PageDrawing(space.width(), space.height(), elements, renderer.isComplete());
  }
}
