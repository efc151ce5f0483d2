package org.partbook.copies.typeset;

/// A glyph and the character that it stands for. A copy's font has an entry for each, so a glyph
/// that stands for two characters is in it twice, and each is copied and found as what it is.
record Sign(Glyph glyph, int character) {
  /// Where a glyph is just a part of something.
  static final int NO_CHARACTER = -1;

  /// The same in every process, which a record doesn't promise.
  @Override
  public int hashCode() {
    return glyph.hashCode() * 31 + character;
  }
}
