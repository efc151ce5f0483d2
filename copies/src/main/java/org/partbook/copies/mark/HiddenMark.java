package org.partbook.copies.mark;

import java.nio.charset.StandardCharsets;
import org.partbook.copies.licence.CopyCode;

/// The code as a row of white specks, for a place where a page is white anyway: on paper it changes
/// nothing, and programs that rewrite a page carry it along as part of the drawing.
///
/// The row lies on the x axis of the space that the caller sets up, from 0 to `WIDTH`, and is
/// `HEIGHT` high. Three specks say where it is and which way round: at the start two of them,
/// `SECOND` apart, and one at the end. Between them stands one speck for each half of the 22
/// symbols of the code's `ReedSolomon` word; how far it is right of its place is its value. All
/// specks have one size, and only where their centres are along the row matters, so moving,
/// turning, scaling and squeezing a page do no harm.
///
/// A step of 0.28 points is more than twice what programs round to that print at 600 dots per inch,
/// and seventy times what those do that rewrite a page's drawing (Ghostscript's pdfwrite, cairo:
/// 1/256 of a point). Each speck is filled by itself, so that what removes one leaves the others.
///
/// Making the operators is copying a template and 44 numbers from a table.
public final class HiddenMark {
  /// The row's extent, in points.
  public static final int WIDTH = 230;

  public static final int HEIGHT = 1;

  /// The width and height of a speck, in points.
  public static final double SIZE = 0.4;

  /// The length of the operators: always the same.
  public static final int LENGTH;

  static final int HALVES = 2 * ReedSolomon.SYMBOLS;
  static final int VALUES = 16;
  static final double START = 0;
  static final double SECOND = 3;
  static final double FIRST_HALF = 6;
  static final double PITCH = 5;
  static final double STEP = 0.28;
  static final double END = 229;

  private static final String COLOUR = "1 g\n";
  private static final String SPECK = " 0 .4 .4 re f\n";

  /// Numbers have one width, so that they can be exchanged in place: `006.28` is good PDF.
  private static final int DIGITS = 6;

  private static final int SPECK_LENGTH = DIGITS + SPECK.length();
  private static final int FIRST_NUMBER = COLOUR.length() + 2 * SPECK_LENGTH;

  private static final byte[] TEMPLATE;
  private static final byte[] NUMBERS = new byte[HALVES * VALUES * DIGITS];

  static {
    var template = new StringBuilder(COLOUR);
    template.append(number(START)).append(SPECK).append(number(SECOND)).append(SPECK);
    for (int half = 0; half < HALVES; half++) {
      for (int value = 0; value < VALUES; value++) {
        var number = number(FIRST_HALF + PITCH * half + STEP * value);
        System.arraycopy(ascii(number), 0, NUMBERS, (half * VALUES + value) * DIGITS, DIGITS);
      }
      template.append(number(0)).append(SPECK);
    }
    template.append(number(END)).append(SPECK);
    TEMPLATE = ascii(template.toString());
    LENGTH = TEMPLATE.length;
  }

  private HiddenMark() {}

  /// The operators that paint the code's row. They set the colour for filling and use the matrix as
  /// it is, so they belong between `q … cm` and `Q`.
  public static byte[] operators(CopyCode code) {
    var operators = new byte[LENGTH];
    write(code, operators, 0);
    return operators;
  }

  /// Writes the operators, `LENGTH` bytes of them, to their place in a larger array.
  public static void write(CopyCode code, byte[] target, int offset) {
    System.arraycopy(TEMPLATE, 0, target, offset, LENGTH);
    int at = offset + FIRST_NUMBER;
    int table = 0;
    for (byte symbol : ReedSolomon.encode(code.bytes())) {
      at = number(table + ((symbol >> 4) & 0xF), target, at);
      table += VALUES;
      at = number(table + (symbol & 0xF), target, at);
      table += VALUES;
    }
  }

  /// Where the code's specks begin along the row, in hundredths of a point, in the order in which
  /// they are painted. Each is [#SIZE] wide and high.
  public static int[] offsets(CopyCode code) {
    var offsets = new int[HALVES + 3];
    offsets[0] = hundredths(START);
    offsets[1] = hundredths(SECOND);
    int at = 2;
    for (byte symbol : ReedSolomon.encode(code.bytes())) {
      offsets[at] = offset(at - 2, (symbol >> 4) & 0xF);
      offsets[at + 1] = offset(at - 1, symbol & 0xF);
      at += 2;
    }
    offsets[at] = hundredths(END);
    return offsets;
  }

  private static int offset(int half, int value) {
    return hundredths(FIRST_HALF + PITCH * half + STEP * value);
  }

  private static int hundredths(double value) {
    return (int) Math.round(value * 100);
  }

  private static int number(int index, byte[] target, int at) {
    System.arraycopy(NUMBERS, index * DIGITS, target, at, DIGITS);
    return at + SPECK_LENGTH;
  }

  private static String number(double value) {
    var digits = Integer.toString(100_000 + hundredths(value));
    return digits.substring(1, 4) + "." + digits.substring(4);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
