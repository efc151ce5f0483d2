package org.partbook.copies.draw;

import java.util.EnumSet;
import java.util.Set;

/// What a page has that PDFBox is known to draw wrongly at times. Notes, letters and lines in fonts
/// that are in the file, which most pages of music are, leave none.
final class Doubts {
  /// A kind of thing that may go wrong.
  enum Kind {
    /// A picture in a format that nothing here can read.
    UNREADABLE_PICTURE,
    /// A picture with a mask, or with colours of its own kind.
    PICTURE,
    /// A font that isn't in the file, or is damaged there.
    FONT,
    /// A font that isn't in the file, and of which every reader has its own.
    USUAL_FONT,
    /// Text for which nothing here has letters.
    NO_LETTERS,
    /// A font that is content itself.
    TYPE_3,
    /// A pattern or a shading.
    PATTERN,
    /// A group that is mixed with what is below it.
    GROUP,
    /// What shows through another picture.
    SOFT_MASK,
    /// Colours that are mixed.
    BLENDING,
    /// Text that limits what follows.
    CLIPPING_TEXT,
    /// An annotation that doesn't say what it looks like.
    ANNOTATION,
    /// Nothing was drawn, though the page has content.
    NOTHING,
    /// PDFBox stumbled over something and went on.
    STUMBLED
  }

  private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
  private boolean painted;

  void add(Kind kind) {
    kinds.add(kind);
  }

  boolean isEmpty() {
    return kinds.isEmpty();
  }

  boolean has(Kind kind) {
    return kinds.contains(kind);
  }

  /// Whether nothing but letters that every reader has is in doubt.
  boolean areOfUsualFonts() {
    return kinds.size() == 1 && kinds.contains(Kind.USUAL_FONT);
  }

  /// Whether what is drawn too much, rather than what is missing, may be wrong.
  boolean mayHide() {
    return kinds.contains(Kind.SOFT_MASK)
        || kinds.contains(Kind.PATTERN)
        || kinds.contains(Kind.BLENDING)
        || kinds.contains(Kind.CLIPPING_TEXT);
  }

  /// Told of whatever is to be seen.
  void painted() {
    painted = true;
  }

  /// Whether the content wants anything to be seen, wherever that is.
  boolean hasPainted() {
    return painted;
  }

  @Override
  public String toString() {
    return kinds.toString();
  }
}
