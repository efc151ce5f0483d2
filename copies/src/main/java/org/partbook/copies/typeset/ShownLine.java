package org.partbook.copies.typeset;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Writes a line as PDF's operator that shows text.
final class ShownLine {
  private static final byte[] START = "[<".getBytes(US_ASCII);
  private static final byte[] END = ">]TJ\n".getBytes(US_ASCII);

  private ShownLine() {}

  /// @param numbers of all glyphs of the line
  static byte[] of(Line line, int[] numbers) {
    var out = new Ascii(START.length + END.length + 6 * numbers.length).put(START);
    int at = 0;
    for (var piece : line.pieces()) {
      for (int i = 0; i < piece.count(); i++) {
        out.hex4(numbers[at++]);
        int nearer = piece.sign(i).glyph().advance() - piece.advance(i);
        if (nearer != 0) {
          out.put('>').number(nearer).put('<');
        }
      }
    }
    return out.put(END).toBytes();
  }
}
