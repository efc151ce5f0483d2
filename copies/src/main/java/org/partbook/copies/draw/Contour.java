package org.partbook.copies.draw;

import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/// One outline of a filled shape.
final class Contour {
  private final double startX;
  private final double startY;
  private double x;
  private double y;
  private double left;
  private double top;
  private double right;
  private double bottom;
  private double area;
  private int corners;

  /// Whether it has too few corners to cross itself.
  private boolean plain = true;

  Contour(double x, double y) {
    startX = x;
    startY = y;
    this.x = x;
    this.y = y;
    left = x;
    right = x;
    top = y;
    bottom = y;
  }

  void add(int type, double[] points) {
    switch (type) {
      case PathIterator.SEG_LINETO -> {
        corners++;
        plain &= corners < 3 || (corners == 3 && startsAsRectangle(points));
        to(points, 0);
      }
      case PathIterator.SEG_QUADTO -> {
        plain = false;
        to(points, 0);
        to(points, 2);
      }
      case PathIterator.SEG_CUBICTO -> {
        plain = false;
        cubic(points);
      }
      default -> {}
    }
  }

  private boolean startsAsRectangle(double[] points) {
    return (points[0] == startX && points[1] == y) || (points[1] == startY && points[0] == x);
  }

  private void cubic(double[] p) {
    double x1 = p[0] - x;
    double y1 = p[1] - y;
    double x2 = p[2] - x;
    double y2 = p[3] - y;
    double x3 = p[4] - x;
    double y3 = p[5] - y;
    // What the curve encloses with its chord.
    area += (6 * (x1 * y2 - x2 * y1) + 3 * (x1 * y3 - x3 * y1) + 6 * (x2 * y3 - x3 * y2)) / 20;
    chord(p[4], p[5]);
    reach(p[0], p[1]);
    reach(p[2], p[3]);
  }

  private void to(double[] points, int at) {
    chord(points[at], points[at + 1]);
  }

  private void chord(double toX, double toY) {
    area += ((x - startX) * (toY - startY) - (toX - startX) * (y - startY)) / 2;
    x = toX;
    y = toY;
    reach(toX, toY);
  }

  private void reach(double toX, double toY) {
    left = Math.min(left, toX);
    right = Math.max(right, toX);
    top = Math.min(top, toY);
    bottom = Math.max(bottom, toY);
  }

  void close() {
    chord(startX, startY);
  }

  boolean isPlain() {
    return plain;
  }

  /// What it encloses: above 0 if it goes the one way, below 0 if it goes the other.
  double area() {
    return area;
  }

  boolean goesOtherThan(boolean left) {
    return left ? area < 0 : area > 0;
  }

  Rectangle2D bounds() {
    return new Rectangle2D.Double(left, top, right - left, bottom - top);
  }
}
