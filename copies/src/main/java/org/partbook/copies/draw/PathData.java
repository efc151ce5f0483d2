package org.partbook.copies.draw;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;

/// Writes paths in the shortest form, in whole numbers.
///
/// All points of a shape are rounded from its first one, not from the page's corner: so the same
/// glyph gives the same text wherever it stands, and is found again when the drawing is compressed.
/// The price is one unit of inexactness instead of a half.
final class PathData {
  private static final double FARTHEST = 1e7;

  private final StringBuilder text;
  private final boolean stroked;
  private char command;
  private double firstX;
  private double firstY;
  private boolean first = true;
  private boolean moved;
  private long x;
  private long y;
  private long startX;
  private long startY;
  private long originX;
  private long originY;

  private PathData(StringBuilder text, boolean stroked) {
    this.text = text;
    this.stroked = stroked;
  }

  /// @param stroked whether ends and closings matter
  static void write(StringBuilder text, Shape shape, AffineTransform toUnits, boolean stroked) {
    var data = new PathData(text, stroked);
    var points = new double[6];
    for (var path = shape.getPathIterator(toUnits); !path.isDone(); path.next()) {
      data.segment(path.currentSegment(points), points);
    }
  }

  private void segment(int type, double[] points) {
    switch (type) {
      case PathIterator.SEG_MOVETO -> moveTo(points);
      case PathIterator.SEG_LINETO -> lineTo(points);
      case PathIterator.SEG_QUADTO -> curve('q', points, 2);
      case PathIterator.SEG_CUBICTO -> curve('c', points, 3);
      default -> close();
    }
  }

  private void moveTo(double[] points) {
    if (first) {
      first = false;
      firstX = points[0];
      firstY = points[1];
      originX = rounded(firstX);
      originY = rounded(firstY);
    }
    startX = rounded(points[0] - firstX);
    startY = rounded(points[1] - firstY);
    moved = true;
  }

  /// A movement is written when something follows it.
  private void begin() {
    if (!moved) {
      return;
    }
    moved = false;
    if (command == 0) {
      to('M', originX + startX, originY + startY);
    } else {
      to('m', startX - x, startY - y);
    }
    x = startX;
    y = startY;
  }

  private void lineTo(double[] points) {
    long toX = rounded(points[0] - firstX);
    long toY = rounded(points[1] - firstY);
    long fromX = moved ? startX : x;
    long fromY = moved ? startY : y;
    if (toX == fromX && toY == fromY) {
      if (stroked && moved) {
        dot();
      }
      return;
    }
    begin();
    if (toY == y) {
      command('h');
      number(toX - x);
    } else if (toX == x) {
      command('v');
      number(toY - y);
    } else {
      to('l', toX - x, toY - y);
    }
    x = toX;
    y = toY;
  }

  private void curve(char letter, double[] points, int count) {
    begin();
    command(letter);
    long toX = x;
    long toY = y;
    for (int i = 0; i < count; i++) {
      toX = rounded(points[2 * i] - firstX);
      toY = rounded(points[2 * i + 1] - firstY);
      number(toX - x);
      number(toY - y);
    }
    x = toX;
    y = toY;
  }

  private void close() {
    if (!stroked) {
      // A filled outline is closed anyway; what follows without a movement begins where it did.
      moved = true;
      return;
    }
    if (moved) {
      dot();
    } else {
      command('z');
    }
    x = startX;
    y = startY;
    moved = true;
  }

  /// A line without length shows its ends.
  private void dot() {
    begin();
    command('h');
    number(0);
  }

  private void to(char letter, long x, long y) {
    command(letter);
    number(x);
    number(y);
  }

  private void command(char letter) {
    if (letter != command || letter == 'm' || letter == 'M') {
      text.append(letter);
    }
    command = letter;
  }

  private void number(long value) {
    char last = text.charAt(text.length() - 1);
    if (value >= 0 && last >= '0' && last <= '9') {
      text.append(' ');
    }
    text.append(value);
  }

  private static long rounded(double value) {
    if (!(Math.abs(value) < FARTHEST)) {
      throw new NotDrawableException("too far away: " + value);
    }
    return Math.round(value);
  }
}
