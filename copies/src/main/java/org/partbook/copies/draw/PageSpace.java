package org.partbook.copies.draw;

import java.awt.geom.AffineTransform;
import org.apache.pdfbox.pdmodel.PDPage;

/// The measures of a page, and of the three spaces it is drawn in: points as seen, pixels of what
/// has to be a picture, and the units of the drawing, which are whole numbers.
///
/// @param width in points, as seen
/// @param height likewise
/// @param pixelsPerPoint of pictures, with the page's own unit taken as a point
/// @param userUnit how many points the page's own unit has
public record PageSpace(double width, double height, double pixelsPerPoint, double userUnit) {
  /// Fine enough for what is enlarged five times on a screen of three pixels to the point.
  static final int UNITS_PER_POINT = 50;

  private static final double FINEST = 300.0 / 72;
  private static final double MOST_PIXELS = 12e6;
  private static final double LARGEST_UNIT = 100;

  static PageSpace of(PDPage page) {
    var box = page.getCropBox();
    boolean turned = page.getRotation() % 180 != 0;
    double width = Math.max(1, turned ? box.getHeight() : box.getWidth());
    double height = Math.max(1, turned ? box.getWidth() : box.getHeight());
    double bearable = userUnit(page);
    return new PageSpace(
        Math.max(1, width * bearable),
        Math.max(1, height * bearable),
        pixelsPerUnit(width, height, FINEST),
        bearable);
  }

  /// How many points a page's own unit has: 1 where it says something that can only be an error.
  public static double userUnit(PDPage page) {
    double unit = page.getUserUnit();
    return unit >= 0.01 && unit <= LARGEST_UNIT ? unit : 1;
  }

  /// How many pixels a unit of the page may have in a picture of the whole of it.
  static double pixelsPerUnit(double width, double height, double finest) {
    return Math.min(finest, Math.sqrt(MOST_PIXELS / (width * height)));
  }

  /// From pixels to the units of the drawing.
  AffineTransform fromPixels() {
    double scale = UNITS_PER_POINT / pixelsPerPoint;
    return AffineTransform.getScaleInstance(scale, scale);
  }

  int pixelsWide() {
    return pixels(width);
  }

  int pixelsHigh() {
    return pixels(height);
  }

  private int pixels(double points) {
    return (int) Math.max(1, Math.ceil(points / userUnit * pixelsPerPoint));
  }

  /// What brings the drawing's units to points as seen.
  double unitInPoints() {
    return userUnit / UNITS_PER_POINT;
  }
}
