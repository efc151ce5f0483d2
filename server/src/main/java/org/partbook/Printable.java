package org.partbook;

/// Titles, names and messages from outside, made harmless for whoever looks at them: what could
/// move a terminal's cursor, change its colours or turn the direction of a line is replaced by a
/// sign that is seen. Whatever commands print and servers log goes through here.
public final class Printable {
  private static final char REPLACEMENT = '\uFFFD';
  private static final char DELETE = 0x7F;
  private static final char LAST_OF_C1 = 0x9F;

  /// Unicode has pictures of the first 32, in their order.
  private static final char PICTURE_OF_NUL = '\u2400';

  private static final char PICTURE_OF_DELETE = '\u2421';

  private Printable() {}

  /// A text that may have several lines.
  public static String text(String text) {
    return cleaned(text, false);
  }

  /// A text that must not have several lines.
  public static String line(String text) {
    return cleaned(text, true);
  }

  /// JSON says the same with escapes. Those that it must have by itself, it has.
  public static String json(String json) {
    var clean = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char one = json.charAt(i);
      if (one != '\n' && isHarmful(one)) {
        clean.append("\\u%04X".formatted((int) one));
      } else {
        clean.append(one);
      }
    }
    return clean.toString();
  }

  private static String cleaned(String text, boolean oneLine) {
    if (text.chars().noneMatch(one -> isHarmful((char) one))) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      boolean kept = !isHarmful(one) || (!oneLine && (one == '\n' || one == '\t'));
      clean.append(kept ? one : sign(one));
    }
    return clean.toString();
  }

  private static char sign(char one) {
    if (one < ' ') {
      return (char) (PICTURE_OF_NUL + one);
    }
    return one == DELETE ? PICTURE_OF_DELETE : REPLACEMENT;
  }

  private static boolean isHarmful(char one) {
    return one < ' ' || (one >= DELETE && one <= LAST_OF_C1) || turnsOrBreaks(one);
  }

  /// Marks, embeddings, overrides and isolates of direction, and the ends of lines and paragraphs.
  private static boolean turnsOrBreaks(char one) {
    return one == '\u061C'
        || one == '\u200E'
        || one == '\u200F'
        || (one >= '\u2028' && one <= '\u202E')
        || (one >= '\u2066' && one <= '\u2069');
  }
}
