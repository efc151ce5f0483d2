package org.partbook.typeset;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Writes a line as PDF's operators that show text.
///
/// Where the order of the glyphs or their number isn't that of the characters, the text that they
/// stand for is written around them, for readers that copy and search by it.
final class ShownLine {
  private static final byte[] SPAN_START = "/Span<</ActualText<FEFF".getBytes(US_ASCII);
  private static final byte[] SPAN_TEXT_END = ">>>BDC\n".getBytes(US_ASCII);
  private static final byte[] SPAN_END = "EMC\n".getBytes(US_ASCII);
  private static final byte[] SHOW_START = "[<".getBytes(US_ASCII);
  private static final byte[] SHOW_END = ">]TJ\n".getBytes(US_ASCII);
  private static final byte[] RISE = " Ts\n".getBytes(US_ASCII);

  private final double size;
  private final Ascii out;
  private boolean open;
  private int rise;

  /// Where the pen is, and where it should be.
  private int pen;

  private int wanted;

  private ShownLine(double size, int room) {
    this.size = size;
    this.out = new Ascii(room);
  }

  static byte[] of(Line line, int[] numbers, double size) {
    var shown = new ShownLine(size, 32 + 8 * numbers.length);
    int first = 0;
    for (var piece : line.pieces()) {
      shown.piece(piece, numbers, first);
      first += piece.count();
    }
    shown.rise(0);
    shown.close();
    return shown.out.toBytes();
  }

  private void piece(Shaped piece, int[] numbers, int first) {
    int at = 0;
    for (var span : piece.spans()) {
      glyphs(piece, at, span.start(), numbers, first);
      rise(0);
      close();
      out.put(SPAN_START).hexOf(span.text()).put(SPAN_TEXT_END);
      glyphs(piece, span.start(), span.end(), numbers, first);
      rise(0);
      close();
      out.put(SPAN_END);
      at = span.end();
    }
    glyphs(piece, at, piece.count(), numbers, first);
  }

  private void glyphs(Shaped piece, int from, int to, int[] numbers, int first) {
    for (int i = from; i < to; i++) {
      rise(piece.rise(i));
      open();
      int target = wanted + piece.right(i);
      if (target != pen) {
        out.put('>').number(pen - target).put('<');
      }
      out.hex4(numbers[first + i]);
      pen = target + piece.sign(i).glyph().advance();
      wanted += piece.advance(i);
    }
  }

  private void open() {
    if (!open) {
      out.put(SHOW_START);
      open = true;
    }
  }

  private void close() {
    if (open) {
      out.put(SHOW_END);
      open = false;
    }
  }

  private void rise(int to) {
    if (to != rise) {
      close();
      out.thousandths(Math.round(to * size)).put(RISE);
      rise = to;
    }
  }
}
