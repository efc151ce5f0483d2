package org.partbook.copies.draw;

import java.awt.image.BufferedImage;

/// How dark a picture is around each of its pixels. Two renderings of a page never agree in all
/// pixels, since each program has its own way with edges; but they do in how much ink there is in a
/// square about as large as a note head.
public final class Ink {
  /// In pixels: squares of five by five, at two pixels to the point half a note head.
  private static final int RADIUS = 2;

  private final int width;
  private final int height;

  /// For each corner of pixels, the ink above and left of it.
  private final long[] sums;

  /// A difference and where it is.
  ///
  /// @param amount from 0 to 255
  public record Difference(int amount, int x, int y) {}

  public Ink(BufferedImage image) {
    width = image.getWidth();
    height = image.getHeight();
    sums = new long[(width + 1) * (height + 1)];
    var row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      long sum = 0;
      for (int x = 0; x < width; x++) {
        sum += darkness(row[x]);
        sums[at(x + 1, y + 1)] = sums[at(x + 1, y)] + sum;
      }
    }
  }

  private static int darkness(int rgb) {
    int light = 2 * (rgb >> 16 & 0xff) + 5 * (rgb >> 8 & 0xff) + (rgb & 0xff);
    return 255 - light / 8;
  }

  private int at(int x, int y) {
    return y * (width + 1) + x;
  }

  /// The largest difference.
  public Difference from(Ink other) {
    var largest = new Difference(0, 0, 0);
    for (int y = 0; y < Math.min(height, other.height); y++) {
      for (int x = 0; x < Math.min(width, other.width); x++) {
        int amount = Math.abs(around(x, y) - other.around(x, y));
        if (amount > largest.amount()) {
          largest = new Difference(amount, x, y);
        }
      }
    }
    return largest;
  }

  private int around(int x, int y) {
    int left = Math.max(0, x - RADIUS);
    int top = Math.max(0, y - RADIUS);
    int right = Math.min(width, x + RADIUS + 1);
    int bottom = Math.min(height, y + RADIUS + 1);
    long sum =
        sums[at(right, bottom)]
            - sums[at(left, bottom)]
            - sums[at(right, top)]
            + sums[at(left, top)];
    long side = 2L * RADIUS + 1;
    return (int) (sum / (side * side));
  }
}
