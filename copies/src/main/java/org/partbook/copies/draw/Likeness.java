package org.partbook.copies.draw;

import java.awt.image.BufferedImage;

/// Whether two renderings of a page show the same. No two programs agree in all pixels: lines are a
/// little thicker in one, letters stand a little elsewhere. But where the one has a note the other
/// has one, too.
///
/// @param missing in how many places the first lacks what the second has
/// @param added in how many places the first has what the second lacks
/// @param largest by how much a place differs at most, from 0 to 255
record Likeness(int missing, int added, int largest) {
  /// In pixels: half a note head.
  private static final int CELL = 8;

  /// As dark as a place is with letters in it, from 0 to 255.
  private static final int INK = 32;

  /// Where the other has less than this part of it nearby, something is missing.
  private static final double LEAST_PART = 0.35;

  /// By so much more or less than anything nearby, two places differ whatever is there.
  private static final int OTHER_TONE = 72;

  /// Compares two pictures of one size.
  static Likeness of(BufferedImage first, BufferedImage second) {
    var one = new Ground(first);
    var other = new Ground(second);
    int missing = 0;
    int added = 0;
    int largest = 0;
    for (int row = 0; row < one.rows; row++) {
      for (int column = 0; column < one.columns; column++) {
        missing += other.lacksIn(one, column, row) ? 1 : 0;
        added += one.lacksIn(other, column, row) ? 1 : 0;
        largest =
            Math.max(largest, Math.abs(one.darkness(column, row) - other.darkness(column, row)));
      }
    }
    return new Likeness(missing, added, largest);
  }

  /// Whether nothing is seen on a picture.
  static boolean isBlank(BufferedImage picture) {
    var ground = new Ground(picture);
    for (int darkness : ground.cells) {
      if (darkness > 1) {
        return false;
      }
    }
    return true;
  }

  boolean isSame() {
    return missing == 0 && added == 0;
  }

  /// How dark a picture is, place by place.
  private static final class Ground {
    final int columns;
    final int rows;
    final int[] cells;

    Ground(BufferedImage image) {
      columns = (image.getWidth() + CELL - 1) / CELL;
      rows = (image.getHeight() + CELL - 1) / CELL;
      cells = new int[columns * rows];
      var row = new int[image.getWidth()];
      for (int y = 0; y < image.getHeight(); y++) {
        read(image, y, row);
        int first = y / CELL * columns;
        for (int x = 0; x < row.length; x++) {
          cells[first + x / CELL] += row[x];
        }
      }
      for (int i = 0; i < cells.length; i++) {
        cells[i] /= CELL * CELL;
      }
    }

    /// Grey is taken as it is: Java's conversion would make it lighter.
    private static void read(BufferedImage image, int y, int[] row) {
      if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
        image.getRaster().getSamples(0, y, row.length, 1, 0, row);
        for (int x = 0; x < row.length; x++) {
          row[x] = 255 - row[x];
        }
        return;
      }
      image.getRGB(0, y, row.length, 1, row, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        int rgb = row[x];
        row[x] =
            255 - ((77 * (rgb >> 16 & 0xff) + 150 * (rgb >> 8 & 0xff) + 29 * (rgb & 0xff)) >> 8);
      }
    }

    int darkness(int column, int row) {
      return cells[row * columns + column];
    }

    /// Whether something that this has in a place isn't in the other, nor close to it.
    boolean lacksIn(Ground other, int column, int row) {
      int here = darkness(column, row);
      if (here < INK) {
        return false;
      }
      int darkest = 0;
      for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          darkest = Math.max(darkest, other.darkness(x, y));
        }
      }
      return darkest < here * LEAST_PART || darkest < here - OTHER_TONE;
    }
  }
}
