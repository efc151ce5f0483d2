package org.partbook.copies.stamp;

import org.partbook.copies.mark.HiddenMark;

/// Where on a page the hidden mark lies that nobody cuts off together with the stamp: in the
/// middle.
public final class HiddenMarkPlace {
  /// The part of a page's width that it may take.
  private static final double MOST_OF_WIDTH = 0.8;

  private HiddenMarkPlace() {}

  /// By what it is made smaller.
  public static double scale(PageGeometry page) {
    return Math.min(1, MOST_OF_WIDTH * page.width() / HiddenMark.WIDTH);
  }

  /// Its left side, in points.
  public static double x(PageGeometry page, double scale) {
    return (page.width() - HiddenMark.WIDTH * scale) / 2;
  }

  /// Its lower side, in points from the lower edge of the page.
  public static double y(PageGeometry page) {
    return page.height() / 2;
  }
}
