package org.partbook.copies.stamp;

import java.util.List;

/// How large the stamp is, in points on a page of usual size.
///
/// One stamp serves all pages of a score, so its text is set for the narrowest page. On pages that
/// are narrower still it is made smaller as a whole, on posters larger.
public final class StampSize {
  /// Of the QR code. At 33 modules a module is a quarter of a millimetre, which printers print and
  /// phones read.
  static final double QR = 24;

  static final double FONT = 6.2;
  static final double LEADING = 7.2;

  /// White around the code, and before and behind the text.
  static final double PADDING = 1.5;

  /// White above and below the text.
  static final double EDGE = 0.6;

  /// Between the stamp and the page's sides.
  static final double SIDE = 14;

  /// So many points of text are wanted at least; below, the stamp is made smaller.
  private static final double LEAST_TEXT = 300;

  private static final double MOST_TEXT = 520;

  /// Of a page whose stamp is as large as the sizes here say.
  private static final double LARGEST_USUAL = 1200;

  /// The part of a page's height that a stamp may take.
  private static final double MOST_OF_HEIGHT = 0.12;

  private StampSize() {}

  /// The room for text on the narrowest of these pages.
  public static double textWidth(List<PageGeometry> pages) {
    double narrowest =
        pages.stream().mapToDouble(page -> page.width() / enlargement(page)).min().orElseThrow();
    double room = narrowest - 2 * SIDE - QR - 4 * PADDING;
    return Math.max(LEAST_TEXT, Math.min(MOST_TEXT, room));
  }

  /// By what a stamp of this size is enlarged on a page.
  public static double scale(PageGeometry page, double width, double height) {
    double scale = enlargement(page);
    double byWidth = (page.width() - 2 * SIDE * Math.min(1, page.width() / 300)) / width;
    return Math.min(scale, Math.min(byWidth, MOST_OF_HEIGHT * page.height() / height));
  }

  /// How many points on the page a point of the stamp is, unless the page is very narrow.
  static double enlargement(PageGeometry page) {
    return Math.max(1, page.shorter() / LARGEST_USUAL);
  }
}
