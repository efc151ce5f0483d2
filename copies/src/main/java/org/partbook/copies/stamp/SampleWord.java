package org.partbook.copies.stamp;

import org.partbook.copies.bytes.ByteBuilder;

/// SAMPLE, as it is drawn across the pages of copies that were sold in the sandbox: from the lower
/// left to the upper right, as large as the page allows.
///
/// The letters are made of straight lines, so that they take few bytes: every sort of pages has its
/// own outline of them.
public final class SampleWord {
  /// Light enough that notes below it are read, and dark enough to be printed.
  public static final double OPACITY = 0.2;

  static final double RED = 0.8;
  static final double GREEN = 0.1;
  static final double BLUE = 0.1;

  /// The part of the page that the word takes.
  private static final double FILLED = 0.88;

  private static final double HEIGHT = 100;
  private static final double GAP = 20;

  private static final Letter S =
      new Letter(
          64,
          new int[][] {
            {
              0, 20, 0, 14, 14, 0, 50, 0, 64, 14, 64, 46, 50, 60, 20, 60, 20, 80, 64, 80, 64, 86,
              50, 100, 14, 100, 0, 86, 0, 54, 14, 40, 44, 40, 44, 20
            }
          });
  private static final Letter A =
      new Letter(
          72,
          new int[][] {
            {0, 0, 20, 0, 20, 28, 52, 28, 52, 0, 72, 0, 72, 78, 50, 100, 22, 100, 0, 78},
            {20, 48, 20, 72, 28, 80, 44, 80, 52, 72, 52, 48}
          });
  private static final Letter M =
      new Letter(
          88,
          new int[][] {
            {
              0, 0, 20, 0, 20, 62, 44, 30, 68, 62, 68, 0, 88, 0, 88, 100, 70, 100, 44, 65, 18, 100,
              0, 100
            }
          });
  private static final Letter P =
      new Letter(
          64,
          new int[][] {
            {0, 0, 20, 0, 20, 36, 50, 36, 64, 50, 64, 86, 50, 100, 0, 100},
            {20, 56, 20, 80, 38, 80, 44, 74, 44, 62, 38, 56}
          });
  private static final Letter L =
      new Letter(58, new int[][] {{0, 0, 58, 0, 58, 20, 20, 20, 20, 100, 0, 100}});
  private static final Letter E =
      new Letter(
          60,
          new int[][] {
            {
              0, 0, 60, 0, 60, 20, 20, 20, 20, 40, 52, 40, 52, 60, 20, 60, 20, 80, 60, 80, 60, 100,
              0, 100
            }
          });
  private static final Letter[] WORD = {S, A, M, P, L, E};
  private static final double WIDTH = width();

  private final double cos;
  private final double sin;
  private final double x;
  private final double y;

  /// A letter of the word, a hundred high.
  ///
  /// @param outlines x and y in turn, anticlockwise, those of holes clockwise
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Letter(int width, int[][] outlines) {}

  /// Writes a point.
  private interface Points {
    /// @param first whether an outline begins here
    void add(double x, double y, boolean first);
  }

  private SampleWord(PageGeometry page) {
    double angle = Math.atan2(page.height(), page.width());
    double across = WIDTH * Math.cos(angle) + HEIGHT * Math.sin(angle);
    double up = WIDTH * Math.sin(angle) + HEIGHT * Math.cos(angle);
    double scale = FILLED * Math.min(page.width() / across, page.height() / up);
    cos = scale * Math.cos(angle);
    sin = scale * Math.sin(angle);
    x = (page.width() - WIDTH * cos + HEIGHT * sin) / 2;
    y = (page.height() - WIDTH * sin - HEIGHT * cos) / 2;
  }

  private static double width() {
    double width = (WORD.length - 1) * GAP;
    for (var letter : WORD) {
      width += letter.width;
    }
    return width;
  }

  /// The outline as a path of a PDF, in points from the lower left of the page as it is seen.
  public static void path(PageGeometry page, ByteBuilder out) {
    new SampleWord(page)
        .outlines(
            (x, y, first) ->
                out.add(rounded(x)).add(" ").add(rounded(y)).add(first ? " m " : " l "),
            () -> out.add("h\n"));
  }

  /// The outline as the data of an SVG path, in points from the upper left of the page.
  static void data(PageGeometry page, ByteBuilder out) {
    new SampleWord(page)
        .outlines(
            (x, y, first) -> {
              out.add(first ? "M" : "L").add(rounded(x)).add(" ");
              out.add(rounded(page.height() - y));
            },
            () -> out.add("z"));
  }

  private void outlines(Points points, Runnable end) {
    double start = 0;
    for (var letter : WORD) {
      for (var outline : letter.outlines) {
        for (int i = 0; i < outline.length; i += 2) {
          double across = start + outline[i];
          double up = outline[i + 1];
          points.add(x + across * cos - up * sin, y + across * sin + up * cos, i == 0);
        }
        end.run();
      }
      start += letter.width + GAP;
    }
  }

  /// Two decimals are finer than any printer.
  private static double rounded(double points) {
    return Math.round(points * 100) / 100.0;
  }
}
