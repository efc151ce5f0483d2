package org.partbook.copies.draw;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/// Notices pictures that are cut in strips, as scanning programs do it. Browsers soften the edges
/// of each, so the ground would be seen between them as a fine line: such a page is a picture as a
/// whole.
final class Strips {
  /// More pictures than this, as the letters of a font made of pixels are, take a browser long.
  private static final int MOST_PICTURES = 200;

  /// In the drawing's units, half a point.
  private static final double NEAR = PageSpace.UNITS_PER_POINT / 2.0;

  private final List<Rectangle2D> pictures = new ArrayList<>();

  void add(Rectangle2D picture) {
    if (pictures.size() >= MOST_PICTURES) {
      throw new NotDrawableException("too many pictures");
    }
    for (var other : pictures) {
      if (abut(picture, other)) {
        throw new NotDrawableException("a picture in strips");
      }
    }
    pictures.add(picture);
  }

  private static boolean abut(Rectangle2D one, Rectangle2D other) {
    boolean besideEachOther =
        near(one.getMinX(), other.getMaxX()) || near(one.getMaxX(), other.getMinX());
    boolean aboveEachOther =
        near(one.getMinY(), other.getMaxY()) || near(one.getMaxY(), other.getMinY());
    var both = one.createIntersection(other);
    return (aboveEachOther && both.getWidth() > one.getWidth() / 2)
        || (besideEachOther && both.getHeight() > one.getHeight() / 2);
  }

  private static boolean near(double one, double other) {
    return Math.abs(one - other) < NEAR;
  }
}
