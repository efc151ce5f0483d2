package org.partbook.copies.stamp;

import org.partbook.copies.mark.QrCode;

/// How large the stamp is, in points on a page of usual size.
///
/// On posters it is larger, on very small pages smaller.
public final class StampSize {
  /// Of the QR code. At 33 modules a module is a quarter of a millimetre, which printers print and
  /// phones read.
  static final double QR = 24;

  static final double FONT = 6.2;
  static final double LEADING = 7.2;

  /// Above a line of text, and below it.
  static final double BLANK = (LEADING - FONT) / 2;

  /// From the top of a line to its baseline, as a part of the size of the font.
  static final double ASCENT = 0.85;

  /// White around the code, and before and behind the text.
  static final double PADDING = 1.5;

  /// White above and below the text.
  static final double EDGE = 0.6;

  /// Between the stamp and the page's sides.
  static final double SIDE = 14;

  /// Of a page whose stamp is as large as the sizes here say.
  private static final double LARGEST_USUAL = 1200;

  /// The part of a page's height that a stamp may take.
  private static final double MOST_OF_HEIGHT = 0.12;

  /// The part of a page's height that is made free where nothing is.
  static final double SHRUNK = 0.04;

  /// The smallest code, as far as its modules allow.
  private static final double LEAST_QR = 17;

  /// A module of the smallest code: less isn't read from a picture of 150 dots per inch.
  private static final double LEAST_MODULE = 0.7;

  /// The shorter side of a page whose stamp is as small as on a larger one.
  private static final double SMALLEST_USUAL = 150;

  /// What a page's shorter side is to be at least, about 35 mm: on one that is smaller the letters
  /// have less than 4 points.
  private static final double LEAST_READABLE = 98;

  private StampSize() {}

  /// Whether what the stamp says can hardly be read on a page.
  public static boolean isTooSmall(PageGeometry page) {
    return page.shorter() < LEAST_READABLE;
  }

  /// How small a code may be, in points of a page of usual size.
  static double leastCode(QrCode qr) {
    return Math.min(QR, Math.max(LEAST_QR, qr.modules() * LEAST_MODULE));
  }

  /// How many points on the page a point of the stamp is.
  static double unit(PageGeometry page) {
    return Math.min(enlargement(page), page.shorter() / SMALLEST_USUAL);
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
