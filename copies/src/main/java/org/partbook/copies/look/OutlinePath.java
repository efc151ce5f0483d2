package org.partbook.copies.look;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.geom.Path2D;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.partbook.copies.typeset.Line;

/// The outline of a line of text, for drawing pixels. It reads back what [Line#path()] writes, and
/// only that.
final class OutlinePath {
  private static final Pattern PART = Pattern.compile("([Mlhvcz])|(-?[0-9]+)");

  private final Path2D.Double path = new Path2D.Double(Path2D.WIND_NON_ZERO);
  private final double[] numbers = new double[6];
  private int count;
  private char operator;
  private double x;
  private double y;

  private OutlinePath() {}

  /// In thousandths of the size of the font, with the y axis upwards.
  static Path2D of(Line line) {
    var outline = new OutlinePath();
    Matcher part = PART.matcher(new String(line.path(), US_ASCII));
    while (part.find()) {
      if (part.group(1) == null) {
        outline.number(Integer.parseInt(part.group(2)));
      } else {
        outline.begin(part.group(1).charAt(0));
      }
    }
    return outline.path;
  }

  private void begin(char next) {
    operator = next;
    count = 0;
    if (next == 'z') {
      path.closePath();
    }
  }

  private void number(int value) {
    numbers[count++] = value;
    if (count == wanted()) {
      draw();
      count = 0;
    }
  }

  private int wanted() {
    return switch (operator) {
      case 'h', 'v' -> 1;
      case 'M', 'l' -> 2;
      default -> numbers.length;
    };
  }

  private void draw() {
    switch (operator) {
      case 'M' -> {
        x = numbers[0];
        y = numbers[1];
        path.moveTo(x, y);
      }
      case 'l' -> line(numbers[0], numbers[1]);
      case 'h' -> line(numbers[0], 0);
      case 'v' -> line(0, numbers[0]);
      default -> {
        path.curveTo(
            x + numbers[0],
            y + numbers[1],
            x + numbers[2],
            y + numbers[3],
            x + numbers[4],
            y + numbers[5]);
        x += numbers[4];
        y += numbers[5];
      }
    }
  }

  private void line(double dx, double dy) {
    x += dx;
    y += dy;
    path.lineTo(x, y);
  }
}
