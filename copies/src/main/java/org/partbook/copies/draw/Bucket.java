package org.partbook.copies.draw;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Shapes that look alike, so that a few paths do for all of them.
final class Bucket {
  /// A browser passes over a path that is not in sight as a whole, so it shouldn't reach all over
  /// the page; every path costs, too.
  private static final int LONG = 16_000;

  private final boolean stroked;
  private final boolean free;
  private final Bounds places = new Bounds();
  private final List<StringBuilder> paths = new ArrayList<>();

  /// @param stroked whether these are lines
  /// @param free whether the shapes may overlap in one path
  Bucket(boolean stroked, boolean free) {
    this.stroked = stroked;
    this.free = free;
  }

  /// Returns how much longer the text has become.
  int add(Shape shape, AffineTransform toUnits, Rectangle2D bounds) {
    var path = pathFor(bounds);
    int before = path.length();
    PathData.write(path, shape, toUnits, stroked);
    return path.length() - before;
  }

  private StringBuilder pathFor(Rectangle2D bounds) {
    boolean fits = free || places.take(bounds);
    if (paths.isEmpty() || paths.getLast().length() > LONG || !fits) {
      paths.add(new StringBuilder());
      if (!fits) {
        places.clear();
        places.take(bounds);
      }
    }
    return paths.getLast();
  }

  void write(StringBuilder out, String attributes) {
    for (var path : paths) {
      if (!path.isEmpty()) {
        out.append("<path").append(attributes).append(" d=\"").append(path).append("\"/>\n");
      }
    }
  }
}
