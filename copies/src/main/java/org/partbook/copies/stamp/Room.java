package org.partbook.copies.stamp;

/// A rectangle of a page, in points from its lower left as it is seen.
record Room(double x, double y, double width, double height) {
  double right() {
    return x + width;
  }

  double top() {
    return y + height;
  }

  boolean fits(double neededWidth, double neededHeight) {
    return width >= neededWidth && height >= neededHeight;
  }

  boolean overlaps(Room other) {
    return x < other.right() && other.x < right() && y < other.top() && other.y < top();
  }

  /// Of this size, as near as can be to another of the same size.
  Room nearest(Room wanted) {
    // What fits exactly may be a rounding too large.
    double left = Math.clamp(wanted.x, x, Math.max(x, right() - wanted.width));
    double low = Math.clamp(wanted.y, y, Math.max(y, top() - wanted.height));
    return new Room(left, low, wanted.width, wanted.height);
  }
}
