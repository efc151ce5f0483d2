package org.partbook.copies.typeset;

import java.util.List;

/// A line of text as glyphs.
public final class Line {
  private final List<Shaped> pieces;
  private final int width;

  Line(List<Shaped> pieces) {
    this.pieces = pieces;
    int sum = 0;
    for (var piece : pieces) {
      sum += piece.width();
    }
    this.width = sum;
  }

  List<Shaped> pieces() {
    return pieces;
  }

  /// In thousandths of the size of the font.
  public int width() {
    return width;
  }

  /// The line's outline as the data of an SVG path, in thousandths of the size of the font, with
  /// the y axis upwards and the line's beginning at the origin.
  public byte[] path() {
    return LinePath.of(this);
  }

  /// What is shown, in the order of reading.
  public String text() {
    var text = new StringBuilder();
    for (var piece : pieces) {
      text.append(piece.text());
    }
    return text.toString();
  }
}
