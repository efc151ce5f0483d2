package org.partbook.copies.typeset;

/// A glyph and the character that it stands for. A copy's font has an entry for each, so a glyph
/// that stands for two characters is in it twice, and each is copied and found as what it is.
final class Sign {
  /// Where a glyph is just a part of something.
  static final int NO_CHARACTER = -1;

  private final Glyph glyph;
  private final int character;
  private final int hash;

  Sign(Glyph glyph, int character) {
    this.glyph = glyph;
    this.character = character;
    this.hash = glyph.hashCode() * 31 + character;
  }

  Glyph glyph() {
    return glyph;
  }

  int character() {
    return character;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof Sign sign
            && hash == sign.hash
            && character == sign.character
            && glyph.equals(sign.glyph));
  }

  /// The same in every process.
  @Override
  public int hashCode() {
    return hash;
  }
}
