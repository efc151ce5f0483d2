package org.partbook.copies;

/// How large a page is, as it is seen.
///
/// @param width in points, of which 72 make an inch
/// @param height in points
public record PageSize(double width, double height) {
  private static final double PIXELS_PER_POINT = 96 / 72.0;

  /// The width on a screen, in CSS pixels, of which 96 make an inch.
  ///
  /// @return 1 or more
  public int pixelsAcross() {
    return pixels(width);
  }

  /// The height on a screen.
  ///
  /// @return in CSS pixels, 1 or more
  public int pixelsDown() {
    return pixels(height);
  }

  private static int pixels(double points) {
    return (int) Math.max(1, Math.round(points * PIXELS_PER_POINT));
  }
}
