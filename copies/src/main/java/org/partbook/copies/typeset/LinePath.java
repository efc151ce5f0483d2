package org.partbook.copies.typeset;

/// Writes a line as the data of an SVG path, in thousandths of the em, with the y axis upwards and
/// the line's beginning at the origin.
///
/// It reads back the charstrings that `Charstring` writes, and only those: they are the one form in
/// which glyphs are kept. Subpaths are closed, as those of a font are by definition.
final class LinePath {
  private final Ascii out = new Ascii(8 * 1024);
  private final int[] numbers = new int[49];
  private int count;
  private int x;
  private int y;
  private boolean open;

  private LinePath() {}

  static byte[] of(Line line) {
    var path = new LinePath();
    int pen = 0;
    for (var piece : line.pieces()) {
      for (int i = 0; i < piece.count(); i++) {
        path.glyph(pen, piece.sign(i).glyph().charstring());
        pen += piece.advance(i);
      }
    }
    return path.out.toBytes();
  }

  private void glyph(int pen, byte[] charstring) {
    x = pen;
    y = 0;
    int at = 0;
    while (at < charstring.length) {
      int b = charstring[at++] & 0xff;
      if (b < 32 && b != Charstring.LARGE) {
        operator(b);
        count = 0;
      } else {
        at = number(b, charstring, at);
      }
    }
  }

  private int number(int b, byte[] charstring, int at) {
    if (b == Charstring.LARGE) {
      numbers[count++] = (short) ((charstring[at] & 0xff) << 8 | (charstring[at + 1] & 0xff));
      return at + 2;
    }
    if (b <= 246) {
      numbers[count++] = b - 139;
      return at;
    }
    int next = charstring[at] & 0xff;
    numbers[count++] = b <= 250 ? (b - 247) * 256 + next + 108 : -(b - 251) * 256 - next - 108;
    return at + 1;
  }

  private void operator(int operator) {
    switch (operator) {
      // An advance may stand before the first move: the last numbers are the operator's own.
      case Charstring.MOVE -> move(numbers[count - 2], numbers[count - 1]);
      case Charstring.HORIZONTAL_MOVE -> move(numbers[count - 1], 0);
      case Charstring.VERTICAL_MOVE -> move(0, numbers[count - 1]);
      case Charstring.LINES -> lines();
      case Charstring.HORIZONTAL_LINES -> straight(true);
      case Charstring.VERTICAL_LINES -> straight(false);
      case Charstring.CURVES -> curves();
      case Charstring.END -> close();
      default -> throw new IllegalStateException("not our operator: " + operator);
    }
  }

  private void move(int dx, int dy) {
    close();
    x += dx;
    y += dy;
    out.put('M').number(x).put(' ').number(y);
    open = true;
  }

  private void lines() {
    out.put('l');
    for (int i = 0; i < count; i += 2) {
      pair(i, i > 0);
      x += numbers[i];
      y += numbers[i + 1];
    }
  }

  private void straight(boolean horizontalFirst) {
    for (int i = 0; i < count; i++) {
      boolean horizontal = horizontalFirst == (i % 2 == 0);
      out.put(horizontal ? 'h' : 'v').number(numbers[i]);
      x += horizontal ? numbers[i] : 0;
      y += horizontal ? 0 : numbers[i];
    }
  }

  private void curves() {
    for (int i = 0; i < count; i += 6) {
      int ax = numbers[i];
      int ay = numbers[i + 1];
      int bx = ax + numbers[i + 2];
      int by = ay + numbers[i + 3];
      int dx = bx + numbers[i + 4];
      int dy = by + numbers[i + 5];
      out.put('c').number(ax).put(' ').number(ay).put(' ');
      out.number(bx).put(' ').number(by).put(' ').number(dx).put(' ').number(dy);
      x += dx;
      y += dy;
    }
  }

  private void pair(int i, boolean after) {
    if (after) {
      out.put(' ');
    }
    out.number(numbers[i]).put(' ').number(numbers[i + 1]);
  }

  private void close() {
    if (open) {
      out.put('z');
    }
    open = false;
  }
}
