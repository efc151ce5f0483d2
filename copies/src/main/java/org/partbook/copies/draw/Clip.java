package org.partbook.copies.draw;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Where one may draw, in the drawing's units: within a rectangle, and within each of some shapes.
record Clip(Rectangle2D frame, List<Shape> shapes) {
  static Clip of(List<? extends Shape> parts, AffineTransform toUnits, Rectangle2D page) {
    var frame = page;
    var shapes = new ArrayList<Shape>();
    for (var part : parts) {
      var shape = toUnits.createTransformedShape(part);
      var bounds = shape.getBounds2D();
      frame = meet(frame, bounds);
      if (!isRectangle(shape, bounds)) {
        shapes.add(shape);
      }
    }
    return new Clip(frame, List.copyOf(shapes));
  }

  private static Rectangle2D meet(Rectangle2D one, Rectangle2D other) {
    var both = new Rectangle2D.Double();
    Rectangle2D.intersect(one, other, both);
    return both;
  }

  private static boolean isRectangle(Shape shape, Rectangle2D bounds) {
    double slack = 0.05;
    return bounds.getWidth() > 2 * slack
        && bounds.getHeight() > 2 * slack
        && shape.contains(
            bounds.getX() + slack,
            bounds.getY() + slack,
            bounds.getWidth() - 2 * slack,
            bounds.getHeight() - 2 * slack);
  }

  /// Whether nothing of a thing with these bounds can be seen.
  boolean hides(Rectangle2D bounds) {
    return frame.getWidth() <= 0
        || frame.getHeight() <= 0
        || bounds.getMaxX() < frame.getMinX()
        || bounds.getMinX() > frame.getMaxX()
        || bounds.getMaxY() < frame.getMinY()
        || bounds.getMinY() > frame.getMaxY();
  }

  /// The parts that take something away from a thing with these bounds.
  List<Shape> cutting(Rectangle2D bounds, Rectangle2D page) {
    var cutting = new ArrayList<Shape>();
    var visible = new Rectangle2D.Double();
    Rectangle2D.intersect(bounds, page, visible);
    if (!within(frame, visible)) {
      cutting.add(new Path2D.Double(frame));
    }
    for (var shape : shapes) {
      if (!shape.contains(visible)) {
        cutting.add(shape);
      }
    }
    return cutting;
  }

  private static boolean within(Rectangle2D frame, Rectangle2D bounds) {
    double slack = 0.5;
    return bounds.getMinX() >= frame.getMinX() - slack
        && bounds.getMaxX() <= frame.getMaxX() + slack
        && bounds.getMinY() >= frame.getMinY() - slack
        && bounds.getMaxY() <= frame.getMaxY() + slack;
  }
}
