package org.partbook.copies.typeset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;

/// The font that travels with a copy: one for all scripts, with just the glyphs of its lines.
///
/// In the PDF it is a Type 0 font with the encoding `Identity-H`, whose descendant is a
/// `CIDFontType0` with `/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>`, whose
/// descriptor has the font program as `/FontFile3` with `/Subtype/CIDFontType0C`. The same lines
/// give the same bytes in every process.
public final class EmbeddedFont {
  /// For the descriptor, in thousandths of the em: what lines of most scripts need.
  public static final int ASCENT = 1069;

  /// Below the base line, hence negative.
  public static final int DESCENT = -293;

  private static final byte[] WIDTHS_START = "[1[".getBytes(US_ASCII);
  private static final int TAG = 6;

  private final List<Line> lines;
  private final int[][] numbers;
  private final Used used;
  private final String name;
  private final Box box;

  EmbeddedFont(List<Line> lines, int[][] numbers, Used used) {
    this.lines = lines;
    this.numbers = numbers;
    this.used = used;
    this.name = name(used);
    this.box = box(used);
  }

  /// The font for some lines.
  public static EmbeddedFont of(List<Line> lines) {
    var used = new Used();
    var numbers = new int[lines.size()][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers(lines.get(i), used);
    }
    return new EmbeddedFont(lines, numbers, used);
  }

  static int[] numbers(Line line, Used used) {
    int count = 0;
    for (var piece : line.pieces()) {
      count += piece.count();
    }
    var numbers = new int[count];
    int at = 0;
    for (var piece : line.pieces()) {
      for (int i = 0; i < piece.count(); i++) {
        numbers[at++] = used.number(piece.sign(i));
      }
    }
    return numbers;
  }

  /// For `/BaseFont` and `/FontName`. Two fonts that differ have two names.
  public String name() {
    return name;
  }

  /// The font program.
  public byte[] cff() {
    return Cff.of(used, name, box);
  }

  /// For `/W`, the array with its brackets. `/DW` is 1000.
  public byte[] widths() {
    var out = new Ascii(8 + 5 * used.count()).put(WIDTHS_START);
    for (int number = 1; number <= used.count(); number++) {
      out.number(used.sign(number).glyph().advance()).put(number == used.count() ? ']' : ' ');
    }
    return (used.count() == 0 ? new Ascii(2).put('[') : out).put(']').toBytes();
  }

  /// The stream for `/ToUnicode`.
  public byte[] toUnicode() {
    return ToUnicode.of(used);
  }

  /// For `/FontBBox`, the array with its brackets.
  public byte[] box() {
    return new Ascii(32)
        .put('[')
        .number(box.left())
        .put(' ')
        .number(box.bottom())
        .put(' ')
        .number(box.right())
        .put(' ')
        .number(box.top())
        .put(']')
        .toBytes();
  }

  /// The operator `TJ` that shows a line: to be put between `BT` and `ET`, after `Tf` has set this
  /// font and a size, and after `Td` or `Tm` has set the place. Works with any size.
  ///
  /// @param line its place in the list that the font was made for
  public byte[] show(int line) {
    return ShownLine.of(lines.get(line), numbers[line]);
  }

  /// The same.
  ///
  /// @param line one of the list that the font was made for
  public byte[] show(Line line) {
    return show(lines.indexOf(line));
  }

  private static String name(Used used) {
    long hash = 17;
    for (int number = 1; number <= used.count(); number++) {
      hash = hash * 31 + used.sign(number).hashCode();
    }
    var name = new StringBuilder(TAG + 9);
    long rest = (hash ^ (hash >>> 32)) & Long.MAX_VALUE;
    for (int i = 0; i < TAG; i++) {
      name.append((char) ('A' + rest % 26));
      rest /= 26;
    }
    return name.append("+Partbook").toString();
  }

  private static Box box(Used used) {
    int left = 0;
    int bottom = 0;
    int right = 0;
    int top = 0;
    for (int number = 1; number <= used.count(); number++) {
      var box = used.sign(number).glyph().box();
      left = Math.min(left, box.left());
      bottom = Math.min(bottom, box.bottom());
      right = Math.max(right, box.right());
      top = Math.max(top, box.top());
    }
    return new Box(left, bottom, right, top);
  }
}
