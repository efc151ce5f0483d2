package org.partbook.copies.stamp;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.partbook.copies.bytes.ByteBuilder;
import org.partbook.copies.draw.PageSpace;

/// What of a page is seen, as it is seen: upright, in points, with the origin at the lower left.
///
/// @param width in points of 1/72 inch
/// @param height in points of 1/72 inch
/// @param a first of the six numbers of the matrix that leads from there to the page's own
///   coordinates
public record PageGeometry(
    double width, double height, double a, double b, double c, double d, double e, double f) {
  /// Some readers take less than this for an error.
  private static final double LEAST = 1;

  public static PageGeometry of(PDPage page) {
    var box = page.getCropBox();
    double unit = PageSpace.userUnit(page);
    double u = 1 / unit;
    double w = Math.max(LEAST, box.getWidth() * unit);
    double h = Math.max(LEAST, box.getHeight() * unit);
    return switch (Math.floorMod(page.getRotation(), 360)) {
      case 90 -> new PageGeometry(h, w, 0, u, -u, 0, right(box), box.getLowerLeftY());
      case 180 -> new PageGeometry(w, h, -u, 0, 0, -u, right(box), top(box));
      case 270 -> new PageGeometry(h, w, 0, -u, u, 0, box.getLowerLeftX(), top(box));
      default -> new PageGeometry(w, h, u, 0, 0, u, box.getLowerLeftX(), box.getLowerLeftY());
    };
  }

  /// A page whose own coordinates are as it is seen.
  public static PageGeometry upright(double width, double height) {
    return new PageGeometry(width, height, 1, 0, 0, 1, 0, 0);
  }

  private static double right(PDRectangle box) {
    return box.getUpperRightX();
  }

  private static double top(PDRectangle box) {
    return box.getUpperRightY();
  }

  /// A box of the page's own coordinates as it is seen.
  Room asSeen(PDRectangle box) {
    double unit = a * a + b * b;
    double oneX = box.getLowerLeftX() - e;
    double oneY = box.getLowerLeftY() - f;
    double otherX = box.getUpperRightX() - e;
    double otherY = box.getUpperRightY() - f;
    double left = (a * oneX + b * oneY) / unit;
    double right = (a * otherX + b * otherY) / unit;
    double low = (c * oneX + d * oneY) / unit;
    double high = (c * otherX + d * otherY) / unit;
    return new Room(
        Math.min(left, right), Math.min(low, high), Math.abs(right - left), Math.abs(high - low));
  }

  double shorter() {
    return Math.min(width, height);
  }

  /// Writes the operator that moves the origin to `x`, `y` and enlarges by `scale`.
  public void place(ByteBuilder out, double x, double y, double scale) {
    number(out, a * scale);
    number(out, b * scale);
    number(out, c * scale);
    number(out, d * scale);
    number(out, a * x + c * y + e);
    number(out, b * x + d * y + f);
    out.add("cm ");
  }

  /// The same for what is turned to the left by a quarter.
  public void placeUpwards(ByteBuilder out, double x, double y, double scale) {
    number(out, c * scale);
    number(out, d * scale);
    number(out, -a * scale);
    number(out, -b * scale);
    number(out, a * x + c * y + e);
    number(out, b * x + d * y + f);
    out.add("cm ");
  }

  private static void number(ByteBuilder out, double number) {
    out.add(number).write(' ');
  }
}
