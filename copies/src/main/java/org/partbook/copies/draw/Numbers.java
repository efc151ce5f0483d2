package org.partbook.copies.draw;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers and colours as SVG writes them.
final class Numbers {
  private static final int DIGITS = 4;

  private Numbers() {}

  /// To four decimals.
  static String shortest(double value) {
    return decimal(value, DIGITS);
  }

  /// Precise enough for all of a page.
  static String precise(double value) {
    return decimal(value, 6);
  }

  static String matrix(AffineTransform m) {
    var text = new StringBuilder("matrix(");
    double[] values = new double[6];
    m.getMatrix(values);
    for (int i = 0; i < values.length; i++) {
      text.append(i == 0 ? "" : " ").append(decimal(values[i], i < 4 ? 6 : 2));
    }
    return text.append(')').toString();
  }

  static String colour(Color colour) {
    int rgb = colour.getRGB() & 0xffffff;
    boolean brief = (rgb >> 4 & 0x0f0f0f) == (rgb & 0x0f0f0f);
    return brief
        ? "#%x%x%x".formatted(rgb >> 16 & 15, rgb >> 8 & 15, rgb & 15)
        : "#%06x".formatted(rgb);
  }

  private static String decimal(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new NotDrawableException("not a number: " + value);
    }
    var rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
    var text = rounded.stripTrailingZeros().toPlainString();
    return text.startsWith("0.") ? text.substring(1) : text.replaceFirst("^-0\\.", "-.");
  }
}
