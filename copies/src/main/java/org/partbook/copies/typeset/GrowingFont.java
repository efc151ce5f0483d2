package org.partbook.copies.typeset;

import java.util.List;

/// A font as [EmbeddedFont], for a document whose first lines are written before its last are
/// known: it takes in what each line needs, and is written behind them all.
///
/// Numbers of glyphs have two bytes in the text, so there is a most that it may hold.
public final class GrowingFont {
  private final Used used = new Used();

  /// The operator `TJ` that shows a line, as [EmbeddedFont#show].
  public byte[] show(Line line) {
    return ShownLine.of(line, EmbeddedFont.numbers(line, used));
  }

  /// How many glyphs it has by now.
  public int glyphs() {
    return used.count();
  }

  /// The font with all that was shown.
  public EmbeddedFont finished() {
    return new EmbeddedFont(List.of(), new int[0][], used);
  }
}
