package org.partbook.copies.typeset;

import java.util.Arrays;

/// An outline as a Type 2 charstring. It may have been put together from several glyphs of a font.
/// Equal if it looks equal.
final class Glyph {
  /// Who would send us ever new texts for one glyph shall not fill our memory.
  private static final int MOST_SIGNS = 8;

  private final int advance;
  private final byte[] charstring;
  private final Box box;
  private final int hash;
  private volatile Sign[] signs = {};

  /// Takes what it is given, without a copy.
  ///
  /// @param advance the same that the charstring tells
  Glyph(int advance, byte[] charstring, Box box) {
    this.advance = advance;
    this.charstring = charstring;
    this.box = box;
    this.hash = Arrays.hashCode(charstring);
  }

  /// A glyph that shows nothing.
  static Glyph blank(int advance) {
    return new Glyph(advance, new Charstring(advance).finish(), Box.EMPTY);
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
    var known = signs;
    for (var sign : known) {
      if (sign.character() == character) {
        return sign;
      }
    }
    var sign = new Sign(this, character);
    if (known.length < MOST_SIGNS) {
      var more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = sign;
      signs = more;
    }
    return sign;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Glyph glyph
            && hash == glyph.hash
            && Arrays.equals(charstring, glyph.charstring));
  }

  /// The same in every process.
  @Override
  public int hashCode() {
    return hash;
  }
}
