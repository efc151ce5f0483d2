package org.partbook.copies.draw;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// The places that a path takes already, to know whether another shape would touch them.
final class Bounds {
  /// Looking through more of them would take longer than another path does.
  private static final int MOST = 200;

  private final List<Rectangle2D> taken = new ArrayList<>();

  /// Takes a place if nobody has any of it.
  boolean take(Rectangle2D place) {
    if (taken.size() >= MOST || taken.stream().anyMatch(other -> touch(other, place))) {
      return false;
    }
    taken.add(place);
    return true;
  }

  void clear() {
    taken.clear();
  }

  private static boolean touch(Rectangle2D one, Rectangle2D other) {
    return one.getMinX() <= other.getMaxX()
        && other.getMinX() <= one.getMaxX()
        && one.getMinY() <= other.getMaxY()
        && other.getMinY() <= one.getMaxY();
  }
}
