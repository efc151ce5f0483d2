package org.partbook.copies.draw;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/// Which way a filled shape's outlines go, which decides what it may share a path with.
///
/// Where shapes of one path overlap, their windings are added. As long as all outer outlines go the
/// same way no sum becomes zero, and nothing is lost: those with [#LEFT] go together, and those
/// with [#RIGHT]. Others may share a path only with what they don't touch.
enum Turning {
  LEFT,
  RIGHT,
  MIXED,
  EVEN_ODD;

  /// Of more outlines than this it would take long to say which lie in which.
  private static final int MOST_CONTOURS = 500;

  /// Of a shape that is to be filled.
  static Turning of(Shape shape) {
    var contours = contours(shape);
    boolean evenOdd = shape.getPathIterator(null).getWindingRule() == Path2D.WIND_EVEN_ODD;
    if (evenOdd && !(contours.size() == 1 && contours.getFirst().isPlain())) {
      return EVEN_ODD;
    }
    if (contours.size() > MOST_CONTOURS) {
      return MIXED;
    }
    double largest = 0;
    for (var contour : contours) {
      largest = Math.abs(contour.area()) > Math.abs(largest) ? contour.area() : largest;
    }
    boolean left = largest > 0;
    for (var contour : contours) {
      if (contour.goesOtherThan(left) && !isHole(contour, contours, left)) {
        return MIXED;
      }
    }
    return left ? LEFT : RIGHT;
  }

  private static boolean isHole(Contour hole, List<Contour> contours, boolean left) {
    for (var contour : contours) {
      if (!contour.goesOtherThan(left) && contour.bounds().contains(hole.bounds())) {
        return true;
      }
    }
    return false;
  }

  private static List<Contour> contours(Shape shape) {
    var contours = new ArrayList<Contour>();
    var points = new double[6];
    for (var path = shape.getPathIterator(null); !path.isDone(); path.next()) {
      int type = path.currentSegment(points);
      if (type == PathIterator.SEG_MOVETO || contours.isEmpty()) {
        contours.add(new Contour(points[0], points[1]));
      } else {
        contours.getLast().add(type, points);
      }
    }
    contours.forEach(Contour::close);
    return contours;
  }
}
