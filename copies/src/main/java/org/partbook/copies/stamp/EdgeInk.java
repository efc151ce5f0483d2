package org.partbook.copies.stamp;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.partbook.copies.draw.PageWeight;
import org.partbook.copies.licence.StampStyle.Place;

/// Where the pages of a score have something near their lower and upper edges, so that the stamp
/// finds a free line: many scores have a copyright notice of their own there.
///
/// Each number has a bit for each point from the edge inwards, set where any page has something.
///
/// @param bottomLeft in the lower left corner, where the QR code may go
/// @param bottom along the lower edge, between the corners
/// @param bottomRight in the lower right corner
/// @param topLeft in the upper left corner
/// @param top along the upper edge, between the corners
/// @param topRight in the upper right corner
public record EdgeInk(
    long bottomLeft, long bottom, long bottomRight, long topLeft, long top, long topRight) {
  static final EdgeInk NONE = new EdgeInk(0, 0, 0, 0, 0, 0);

  private static final int ROWS = Long.SIZE;

  /// Of a folio only so many pages are looked at, evenly spread: to draw all would take minutes.
  private static final int MOST_PAGES = 16;

  /// In points, of a page whose edges are looked at: a longer one would take too much memory.
  private static final double LONGEST = 20_000;

  private static final double STEP = 0.5;
  private static final double LEAST_DISTANCE = 2;

  /// White, or nearly: paper that was scanned isn't ink.
  private static final int PAPER = 0xd0;

  /// Looks at a score's pages.
  ///
  /// @param pageDone told when one more was looked at
  public static EdgeInk of(PDDocument document, Runnable pageDone) throws IOException {
    int pages = document.getNumberOfPages();
    int looked = Math.min(pages, MOST_PAGES);
    var all = NONE;
    for (int i = 0; i < looked; i++) {
      int index = looked == 1 ? 0 : (int) ((long) i * (pages - 1) / (looked - 1));
      all = all.with(ofPage(document, index));
      pageDone.run();
    }
    return all;
  }

  private static EdgeInk ofPage(PDDocument document, int index) throws IOException {
    if (!PageWeight.isBearable(document.getPage(index))) {
      return NONE;
    }
    try {
      var image = render(document, index);
      int corner = (int) Math.min(StampSize.SIDE + StampSize.QR + 2, image.getWidth() / 4.0);
      int right = image.getWidth() - corner;
      return new EdgeInk(
          rows(image, 0, corner, true),
          rows(image, corner, right, true),
          rows(image, right, image.getWidth(), true),
          rows(image, 0, corner, false),
          rows(image, corner, right, false),
          rows(image, right, image.getWidth(), false));
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      requireGoingOn();
      // A page that PDFBox can't draw has no say in this.
      return NONE;
    }
  }

  /// What fails because the server stops says nothing of the page.
  public static void requireGoingOn() throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new ClosedByInterruptException();
    }
  }

  private EdgeInk with(EdgeInk other) {
    return new EdgeInk(
        bottomLeft | other.bottomLeft,
        bottom | other.bottom,
        bottomRight | other.bottomRight,
        topLeft | other.topLeft,
        top | other.top,
        topRight | other.topRight);
  }

  private static BufferedImage render(PDDocument document, int index) throws IOException {
    var page = document.getPage(index);
    var geometry = PageGeometry.of(page);
    var renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    double scale = page.getUserUnit() / StampSize.enlargement(geometry);
    double longer = Math.max(geometry.width(), geometry.height());
    if (longer / StampSize.enlargement(geometry) > LONGEST) {
      throw new IOException("a page that is too long to be drawn");
    }
    return renderer.renderImage(index, (float) scale, ImageType.GRAY);
  }

  /// The bits for some columns of an image whose pixels are a point wide and high.
  private static long rows(BufferedImage image, int from, int to, boolean fromBottom) {
    long rows = 0;
    var raster = image.getRaster();
    for (int row = 0; row < Math.min(ROWS, image.getHeight()); row++) {
      int y = fromBottom ? image.getHeight() - 1 - row : row;
      for (int x = from; x < to; x++) {
        if (raster.getSample(x, y, 0) < PAPER) {
          rows |= 1L << row;
          break;
        }
      }
    }
    return rows;
  }

  /// The distance from the edge at which the text covers nothing, the nearest to `wanted`.
  double forText(Place place, double wanted, double height) {
    return distance(place.top() ? top : bottom, wanted, height);
  }

  /// The same for the QR code.
  double forCode(Place place, double wanted, double height) {
    if (place.middle()) {
      return forText(place, wanted, height);
    }
    if (place.right()) {
      return distance(place.top() ? topRight : bottomRight, wanted, height);
    }
    return distance(place.top() ? topLeft : bottomLeft, wanted, height);
  }

  private static double distance(long ink, double wanted, double height) {
    for (double away = 0; ink != 0 && away < ROWS; away += STEP) {
      if (isFree(ink, wanted - away, height)) {
        return wanted - away;
      }
      if (isFree(ink, wanted + away, height)) {
        return wanted + away;
      }
    }
    return wanted;
  }

  private static boolean isFree(long ink, double distance, double height) {
    int first = (int) Math.floor(distance);
    int last = (int) Math.ceil(distance + height) - 1;
    if (distance < LEAST_DISTANCE || last >= ROWS) {
      return false;
    }
    long rows = (-1L >>> (ROWS - 1 - (last - first))) << first;
    return (ink & rows) == 0;
  }
}
