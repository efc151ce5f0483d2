package org.partbook.copies.look;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/// All that is left of a page that can't be read: how dark each of its cells is, in sixteen steps.
///
/// A cell of a usual page is larger than a staff is high and than a word of its text is long, so
/// neither lines nor notes nor words can be told from what is kept, whatever somebody computes. The
/// picture of such a page is drawn from this alone: pages that agree in it have the same picture.
final class CoarsePage {
  /// Across a page. Smaller paper has fewer, so that its cells aren't smaller.
  private static final int MOST_COLUMNS = 24;

  /// In points: no side of a cell is shorter, but for rounding.
  private static final double LEAST_CELL = 24;

  /// Of the picture that the cells are taken from, on each side.
  static final int PIXELS_OF_CELL = 10;

  private static final int MOST_ROWS = 48;
  private static final int DARKEST = 15;

  /// Of a cell's area, what ink makes it as dark as any.
  private static final double FULL = 0.4;

  private static final int WHITE = 255;
  private static final int SHADE = 9;

  /// What a smooth curve needs of its neighbours.
  private static final int TAPS = 4;

  private final int columns;
  private final int rows;
  private final byte[] levels;

  private CoarsePage(int columns, int rows, byte[] levels) {
    this.columns = columns;
    this.rows = rows;
    this.levels = levels;
  }

  /// How many columns of cells a page of this width has.
  ///
  /// @param width in points
  static int columns(double width) {
    return (int) Math.clamp(width / LEAST_CELL, 1, MOST_COLUMNS);
  }

  /// How many rows of cells a page of this shape has.
  static int rows(double width, double height) {
    return Math.clamp(Math.round(columns(width) * height / width), 1, MOST_ROWS);
  }

  /// The cells of a picture.
  ///
  /// @param picture of [#PIXELS_OF_CELL] pixels for each cell, across and down
  static CoarsePage of(BufferedImage picture) {
    int columns = picture.getWidth() / PIXELS_OF_CELL;
    int rows = picture.getHeight() / PIXELS_OF_CELL;
    var levels = new byte[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        levels[row * columns + column] = level(picture, column, row);
      }
    }
    return new CoarsePage(columns, rows, levels);
  }

  /// The same without its first rows.
  CoarsePage from(int row) {
    return new CoarsePage(
        columns, rows - row, Arrays.copyOfRange(levels, row * columns, rows * columns));
  }

  int rows() {
    return rows;
  }

  private static byte level(BufferedImage picture, int column, int row) {
    long ink = 0;
    for (int y = row * PIXELS_OF_CELL; y < (row + 1) * PIXELS_OF_CELL; y++) {
      for (int x = column * PIXELS_OF_CELL; x < (column + 1) * PIXELS_OF_CELL; x++) {
        ink += WHITE - grey(picture.getRGB(x, y));
      }
    }
    double part = (double) ink / (WHITE * PIXELS_OF_CELL * PIXELS_OF_CELL);
    return (byte) Math.min(DARKEST, Math.round(part / FULL * DARKEST));
  }

  static int grey(int rgb) {
    return ((rgb >> 16 & 0xff) * 3 + (rgb >> 8 & 0xff) * 6 + (rgb & 0xff)) / 10;
  }

  /// Draws the cells as soft shades.
  ///
  /// @param width in pixels
  /// @param height in pixels
  BufferedImage draw(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    var pixels = image.getRaster();
    var across = new Curve(width, columns);
    var down = new Curve(height, rows);
    var line = new double[columns];
    for (int y = 0; y < height; y++) {
      for (int column = 0; column < columns; column++) {
        int at = column;
        line[column] = down.at(y, row -> levels[row * columns + at]);
      }
      for (int x = 0; x < width; x++) {
        double level = across.at(x, column -> line[column]);
        pixels.setSample(x, y, 0, (int) Math.round(WHITE - level * SHADE));
      }
    }
    return image;
  }

  /// Goes smoothly from cell to cell, as a cubic B-spline does.
  private static final class Curve {
    private final int cells;
    private final int[] first;
    private final double[][] weights;

    Curve(int pixels, int cells) {
      this.cells = cells;
      first = new int[pixels];
      weights = new double[pixels][];
      for (int pixel = 0; pixel < pixels; pixel++) {
        double place = (pixel + 0.5) * cells / pixels - 0.5;
        int cell = (int) Math.floor(place);
        double t = place - cell;
        first[pixel] = cell - 1;
        weights[pixel] =
            new double[] {
              (1 - t) * (1 - t) * (1 - t) / 6,
              (3 * t * t * t - 6 * t * t + 4) / 6,
              (-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6,
              t * t * t / 6
            };
      }
    }

    /// What the cells have.
    interface Values {
      double of(int cell);
    }

    double at(int pixel, Values values) {
      double sum = 0;
      for (int tap = 0; tap < TAPS; tap++) {
        int cell = Math.clamp(first[pixel] + tap, 0, cells - 1);
        sum += weights[pixel][tap] * values.of(cell);
      }
      return sum;
    }
  }
}
