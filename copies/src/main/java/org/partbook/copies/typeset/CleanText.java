package org.partbook.copies.typeset;

import java.text.Normalizer;

/// Makes a text fit to be set, so that nothing that follows can stumble over it:
///
/// - White space of every kind becomes a space, except the ideographic one, which is part of names.
/// - What has no look of its own goes: controls, and whatever commands the direction of the text.
///   Such commands could make a name say something else than it says; the order of what is left
///   follows from the letters.
/// - What nobody can show becomes a replacement character: halves of surrogate pairs, private use,
///   and what isn't in Unicode (yet).
/// - Combining marks are kept up to a number that no language needs.
/// - The rest is composed (NFC), except the ideographs of which that would make other ideographs:
///   people insist on theirs.
final class CleanText {
  static final char REPLACEMENT = '\uFFFD';

  /// What doesn't fit in a line by far need not be looked at whole.
  static final int MOST = 1000;

  private static final int MOST_SHARED_MARKS = 4;
  private static final int MOST_MARKS = 8;

  private CleanText() {}

  static String of(String text) {
    if (isClean(text)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    int marks = 0;
    int last = -1;
    for (int at = 0; at < text.length() && clean.length() < 2 * MOST; ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      int shown = shown(character, last);
      last = character;
      if (shown < 0) {
        continue;
      }
      marks = isMark(shown) ? marks + 1 : 0;
      if (marks <= (isShared(shown) ? MOST_SHARED_MARKS : MOST_MARKS)) {
        clean.appendCodePoint(shown);
      }
    }
    return composed(clean.toString());
  }

  /// Most texts are, and are told by a glance: nothing in these ranges is changed or composed.
  private static boolean isClean(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean clean =
          (c >= ' ' && c <= '~')
              || (c > 0xa0 && c < 0x300 && c != 0xad)
              || (c >= 0x4e00 && c <= 0x9fa5)
              || (c >= 0x3041 && c <= 0x30fe && (c < 0x3095 || c > 0x30a0))
              || (c >= 0xac00 && c <= 0xd7a3)
              || (c >= 0x400 && c <= 0x481);
      if (!clean) {
        return false;
      }
    }
    return text.length() <= 2 * MOST;
  }

  /// What is shown of a character; -1 for nothing.
  private static int shown(int character, int before) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> control(character, before);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SPACE_SEPARATOR -> character == 0x3000 ? character : ' ';
      case Character.FORMAT -> format(character);
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> REPLACEMENT;
      default -> character == 0xfffc ? REPLACEMENT : character == 0x34f ? -1 : character;
    };
  }

  private static int control(int character, int before) {
    if (character == '\n' && before == '\r') {
      return -1;
    }
    return (character >= '\t' && character <= '\r') || character == 0x85 ? ' ' : -1;
  }

  /// Joiners change the look of their neighbours, marks of direction are harmless within a text,
  /// tags tell flags apart, and the signs that enclose a number are visible.
  private static int format(int character) {
    boolean kept =
        isIgnorable(character)
            || (character >= 0x600 && character <= 0x605)
            || character == 0x6dd
            || character == 0x70f
            || character == 0x890
            || character == 0x891
            || character == 0x8e2
            || character == 0x110bd
            || character == 0x110cd;
    return kept ? character : -1;
  }

  /// What has no glyph, but may change that of a neighbour.
  static boolean isIgnorable(int character) {
    return (character >= 0x200c && character <= 0x200f)
        || character == 0x61c
        || (character >= 0xfe00 && character <= 0xfe0f)
        || (character >= 0xe0100 && character <= 0xe01ef)
        || (character >= 0x180b && character <= 0x180f)
        || (character >= 0xe0020 && character <= 0xe007f);
  }

  /// What only has a say in the order of its neighbours.
  static boolean isDirectionMark(int character) {
    return character == 0x200e || character == 0x200f || character == 0x61c;
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || isIgnorable(character);
  }

  /// Marks of no script in particular, which are those that are piled up for fun.
  private static boolean isShared(int character) {
    return Character.UnicodeScript.of(character) == Character.UnicodeScript.INHERITED;
  }

  private static String composed(String text) {
    if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      return text;
    }
    var composed = new StringBuilder(text.length());
    int from = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      int next = at + Character.charCount(character);
      if (isCompatibilityIdeograph(character)) {
        composed.append(Normalizer.normalize(text.substring(from, at), Normalizer.Form.NFC));
        composed.appendCodePoint(character);
        from = next;
      }
      at = next;
    }
    return composed
        .append(Normalizer.normalize(text.substring(from), Normalizer.Form.NFC))
        .toString();
  }

  private static boolean isCompatibilityIdeograph(int character) {
    return (character >= 0xf900 && character <= 0xfaff)
        || (character >= 0x2f800 && character <= 0x2fa1f);
  }
}
