package org.partbook.copies.typeset;

/// Writes an outline as a Type 2 charstring, in whole thousandths of the em and without hints.
///
/// Numbers are collected for as long as the same operator goes on, since one operator takes many. A
/// point is rounded where it lies, not by how far it is from the last one: errors don't add up.
final class Charstring {
  /// What a charstring says nothing about its advance for.
  static final int DEFAULT_ADVANCE = FontFile.EM;

  /// How many numbers an operator may take.
  private static final int MOST = 48;

  private static final int NONE = -1;
  static final int VERTICAL_MOVE = 4;
  static final int LINES = 5;
  static final int HORIZONTAL_LINES = 6;
  static final int VERTICAL_LINES = 7;
  static final int CURVES = 8;
  static final int END = 14;
  static final int MOVE = 21;
  static final int HORIZONTAL_MOVE = 22;

  /// Before a number of two bytes.
  static final int LARGE = 28;

  private final Ascii out = new Ascii(128);
  private final int[] numbers = new int[MOST + 1];
  private int count;
  private int operator = NONE;
  private boolean horizontalNext;

  private int moveX;
  private int moveY;
  private float exactX;
  private float exactY;
  private int x;
  private int y;
  private int left = Integer.MAX_VALUE;
  private int bottom = Integer.MAX_VALUE;
  private int right = Integer.MIN_VALUE;
  private int top = Integer.MIN_VALUE;

  Charstring(int advance) {
    if (advance != DEFAULT_ADVANCE) {
      number(advance);
    }
  }

  /// Moves all that is drawn from now on.
  void moveBy(int right, int up) {
    moveX = right;
    moveY = up;
  }

  void move(float atX, float atY) {
    float toX = atX + moveX;
    float toY = atY + moveY;
    flush();
    int dx = Math.round(toX) - x;
    int dy = Math.round(toY) - y;
    if (dy == 0) {
      number(dx);
      out.putByte(HORIZONTAL_MOVE);
    } else if (dx == 0) {
      number(dy);
      out.putByte(VERTICAL_MOVE);
    } else {
      number(dx);
      number(dy);
      out.putByte(MOVE);
    }
    at(toX, toY);
  }

  void line(float atX, float atY) {
    float toX = atX + moveX;
    float toY = atY + moveY;
    int dx = Math.round(toX) - x;
    int dy = Math.round(toY) - y;
    if (dy == 0 && dx != 0) {
      straight(dx, true);
    } else if (dx == 0 && dy != 0) {
      straight(dy, false);
    } else if (dx != 0) {
      begin(LINES, 2);
      numbers[count++] = dx;
      numbers[count++] = dy;
    }
    at(toX, toY);
  }

  void quadratic(float cx, float cy, float toX, float toY) {
    float fromX = exactX - moveX;
    float fromY = exactY - moveY;
    cubic(
        fromX + (cx - fromX) * 2 / 3,
        fromY + (cy - fromY) * 2 / 3,
        toX + (cx - toX) * 2 / 3,
        toY + (cy - toY) * 2 / 3,
        toX,
        toY);
  }

  void cubic(float ax, float ay, float bx, float by, float toX, float toY) {
    begin(CURVES, 6);
    step(ax, ay);
    step(bx, by);
    step(toX, toY);
  }

  /// The charstring. Nothing can be drawn afterwards.
  byte[] finish() {
    flush();
    out.putByte(END);
    return out.toBytes();
  }

  Box box() {
    return left > right ? Box.EMPTY : new Box(left, bottom, right, top);
  }

  private void step(float atX, float atY) {
    float toX = atX + moveX;
    float toY = atY + moveY;
    numbers[count++] = Math.round(toX) - x;
    numbers[count++] = Math.round(toY) - y;
    at(toX, toY);
  }

  private void at(float toX, float toY) {
    exactX = toX;
    exactY = toY;
    x = Math.round(toX);
    y = Math.round(toY);
    left = Math.min(left, x);
    bottom = Math.min(bottom, y);
    right = Math.max(right, x);
    top = Math.max(top, y);
  }

  /// Horizontal and vertical lines in turn need one number each.
  private void straight(int length, boolean horizontal) {
    boolean goesOn = operator == HORIZONTAL_LINES || operator == VERTICAL_LINES;
    if (!goesOn || horizontal != horizontalNext || count == MOST) {
      flush();
      operator = horizontal ? HORIZONTAL_LINES : VERTICAL_LINES;
    }
    numbers[count++] = length;
    horizontalNext = !horizontal;
  }

  private void begin(int next, int more) {
    if (operator != next || count + more > MOST) {
      flush();
      operator = next;
    }
  }

  private void flush() {
    for (int i = 0; i < count; i++) {
      number(numbers[i]);
    }
    if (operator != NONE) {
      out.putByte(operator);
    }
    count = 0;
    operator = NONE;
  }

  private void number(int value) {
    if (value >= -107 && value <= 107) {
      out.putByte(value + 139);
    } else if (value >= 108 && value <= 1131) {
      out.putByte(247 + ((value - 108) >> 8)).putByte(value - 108);
    } else if (value >= -1131 && value <= -108) {
      out.putByte(251 + ((-value - 108) >> 8)).putByte(-value - 108);
    } else {
      out.putByte(LARGE).putByte(value >> 8).putByte(value);
    }
  }
}
