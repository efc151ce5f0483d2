package org.partbook.copies.typeset;

import java.nio.charset.StandardCharsets;

/// Puts charstrings together to a font program, in the Compact Font Format, CID-keyed: the glyph
/// with number n is the character with number n, and number 0 is empty.
///
/// It has what readers insist on and nothing else. Every offset is a number of five bytes, so that
/// the length of each part is known before it is written.
final class Cff {
  private static final byte[] OWN_STRINGS = ascii("AdobeIdentityPartbook");
  private static final int FIRST_OWN_STRING = 391;
  private static final int NUMBER = 5;

  private static final int HEADER = 4;
  private static final int STRINGS = 2 + 1 + 4 + OWN_STRINGS.length;
  private static final int NO_SUBROUTINES = 2;
  private static final int FONT_SELECT = 8;

  /// Registry, ordering, supplement (1 byte) and operator; box; count; charset; font array; font
  /// selection; charstrings.
  private static final int TOP =
      (2 * NUMBER + 1 + 2)
          + (4 * NUMBER + 1)
          + (NUMBER + 2)
          + (NUMBER + 1)
          + (NUMBER + 2)
          + (NUMBER + 2)
          + (NUMBER + 1);

  /// Name; size and offset of the private dictionary.
  private static final int FONT = (NUMBER + 2) + (2 * NUMBER + 1);

  /// The advance of charstrings that don't tell theirs, and what the others' are counted from.
  private static final int PRIVATE = (NUMBER + 1) + (1 + 1);

  private static final int SMALL = 139;
  private static final int BOX = 5;
  private static final int CHARSET = 15;
  private static final int CHARSTRINGS = 17;
  private static final int PRIVATE_DICTIONARY = 18;
  private static final int DEFAULT_WIDTH = 20;
  private static final int NOMINAL_WIDTH = 21;
  private static final int ESCAPE = 12;
  private static final int REGISTRY = 30;
  private static final int COUNT = 34;
  private static final int FONT_ARRAY = 36;
  private static final int FONT_CHOICE = 37;
  private static final int FONT_NAME = 38;

  private static final byte[] EMPTY_GLYPH = new Charstring(Charstring.DEFAULT_ADVANCE).finish();

  private final Used used;
  private final byte[] name;
  private final Box box;
  private final int glyphs;
  private final int outlines;

  private Cff(Used used, String name, Box box) {
    this.used = used;
    this.name = ascii(name);
    this.box = box;
    this.glyphs = used.count() + 1;
    int length = EMPTY_GLYPH.length;
    for (int number = 1; number < glyphs; number++) {
      length += used.sign(number).glyph().charstring().length;
    }
    this.outlines = length;
  }

  static byte[] of(Used used, String name, Box box) {
    return new Cff(used, name, box).bytes();
  }

  private byte[] bytes() {
    int offsetSize = outlines < 0xffff ? 2 : 4;
    int charset = HEADER + index(name.length) + index(TOP) + STRINGS + NO_SUBROUTINES;
    int select = charset + (glyphs > 1 ? 5 : 1);
    int array = select + FONT_SELECT;
    int privates = array + index(FONT);
    int charstrings = privates + PRIVATE;
    var out = new Ascii(charstrings + 3 + offsetSize * (glyphs + 1) + outlines);

    out.putByte(1).putByte(0).putByte(HEADER).putByte(offsetSize);
    startIndex(out, name.length).put(name);
    startIndex(out, TOP);
    top(out, charset, select, array, charstrings);
    out.putByte(0).putByte(3).putByte(1).putByte(1).putByte(6).putByte(14);
    out.putByte(1 + OWN_STRINGS.length).put(OWN_STRINGS);
    out.putByte(0).putByte(0);
    charset(out);
    out.putByte(3).putByte(0).putByte(1).putByte(0).putByte(0).putByte(0);
    two(out, glyphs);
    startIndex(out, FONT);
    number(out, FIRST_OWN_STRING + 2).putByte(ESCAPE).putByte(FONT_NAME);
    number(number(out, PRIVATE), privates).putByte(PRIVATE_DICTIONARY);
    number(out, Charstring.DEFAULT_ADVANCE).putByte(DEFAULT_WIDTH);
    out.putByte(SMALL).putByte(NOMINAL_WIDTH);
    charstrings(out, offsetSize);
    return out.toBytes();
  }

  private void top(Ascii out, int charset, int select, int array, int charstrings) {
    number(number(out, FIRST_OWN_STRING), FIRST_OWN_STRING + 1).putByte(SMALL);
    out.putByte(ESCAPE).putByte(REGISTRY);
    number(number(number(number(out, box.left()), box.bottom()), box.right()), box.top());
    out.putByte(BOX);
    number(out, glyphs).putByte(ESCAPE).putByte(COUNT);
    number(out, charset).putByte(CHARSET);
    number(out, array).putByte(ESCAPE).putByte(FONT_ARRAY);
    number(out, select).putByte(ESCAPE).putByte(FONT_CHOICE);
    number(out, charstrings).putByte(CHARSTRINGS);
  }

  /// One range from 1 on.
  private void charset(Ascii out) {
    if (glyphs == 1) {
      out.putByte(0);
      return;
    }
    out.putByte(2);
    two(two(out, 1), glyphs - 2);
  }

  private void charstrings(Ascii out, int offsetSize) {
    two(out, glyphs).putByte(offsetSize);
    int at = 1;
    offset(out, offsetSize, at);
    at += EMPTY_GLYPH.length;
    offset(out, offsetSize, at);
    for (int number = 1; number < glyphs; number++) {
      at += used.sign(number).glyph().charstring().length;
      offset(out, offsetSize, at);
    }
    out.put(EMPTY_GLYPH);
    for (int number = 1; number < glyphs; number++) {
      out.put(used.sign(number).glyph().charstring());
    }
  }

  /// The length of an index of one object.
  private static int index(int length) {
    return 2 + 1 + 2 + length;
  }

  private static Ascii startIndex(Ascii out, int length) {
    return out.putByte(0).putByte(1).putByte(1).putByte(1).putByte(1 + length);
  }

  private static Ascii number(Ascii out, int value) {
    return out.putByte(29)
        .putByte(value >> 24)
        .putByte(value >> 16)
        .putByte(value >> 8)
        .putByte(value);
  }

  private static Ascii two(Ascii out, int value) {
    return out.putByte(value >> 8).putByte(value);
  }

  private static void offset(Ascii out, int size, int value) {
    if (size == 4) {
      two(out, value >> 16);
    }
    two(out, value);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
