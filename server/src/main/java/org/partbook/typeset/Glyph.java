package org.partbook.typeset;

/// The outline of a glyph as a Type 2 charstring, and all the texts that it was seen to stand for.
/// There is one object for each glyph of a font.
final class Glyph {
  /// Who would send us ever new texts for one glyph shall not fill our memory.
  private static final int MOST_SIGNS = 8;

  private final int hash;
  private final int advance;
  private final byte[] charstring;
  private final Box box;
  private volatile Sign[] signs = {};

  Glyph(FontFile font, int id, int advance, byte[] charstring, Box box) {
    this.hash = font.name().hashCode() * 31 + id;
    this.advance = advance;
    this.charstring = charstring;
    this.box = box;
  }

  /// The same in every process.
  int hash() {
    return hash;
  }

  int advance() {
    return advance;
  }

  byte[] charstring() {
    return charstring;
  }

  Box box() {
    return box;
  }

  /// This glyph standing for a character.
  Sign sign(int character) {
    for (var sign : signs) {
      if (sign.character() == character) {
        return sign;
      }
    }
    return remember(new Sign(this, Character.toString(character)));
  }

  /// This glyph standing for a text, possibly none.
  Sign sign(String text) {
    for (var sign : signs) {
      if (sign.text().equals(text)) {
        return sign;
      }
    }
    return remember(new Sign(this, text));
  }

  private Sign remember(Sign sign) {
    var known = signs;
    if (known.length < MOST_SIGNS) {
      var more = java.util.Arrays.copyOf(known, known.length + 1);
      more[known.length] = sign;
      signs = more;
    }
    return sign;
  }
}
