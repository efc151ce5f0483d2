package org.partbook.typeset;

import java.nio.charset.StandardCharsets;

/// A glyph and what it stands for. A copy's font has one entry for each, so a glyph that stands for
/// two texts is in it twice, and each is copied and found as what it is.
final class Sign {
  private final Glyph glyph;
  private final String text;
  private final int character;
  private final int hash;
  private final byte[] unicode;

  Sign(Glyph glyph, String text) {
    this.glyph = glyph;
    this.text = text;
    boolean single = !text.isEmpty() && text.codePointCount(0, text.length()) == 1;
    this.character = single ? text.codePointAt(0) : -1;
    this.hash = glyph.hash() * 31 + text.hashCode();
    this.unicode = Ascii.hex(text).getBytes(StandardCharsets.US_ASCII);
  }

  Glyph glyph() {
    return glyph;
  }

  String text() {
    return text;
  }

  /// -1 if the text isn't just one.
  int character() {
    return character;
  }

  /// The text in UTF-16, in hexadecimal digits.
  byte[] unicode() {
    return unicode;
  }

  int hash() {
    return hash;
  }

  /// Not by identity: only the first few signs of a glyph are remembered.
  boolean same(Sign other) {
    return this == other || (glyph == other.glyph && hash == other.hash && text.equals(other.text));
  }
}
