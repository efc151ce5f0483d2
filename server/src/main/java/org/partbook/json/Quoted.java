package org.partbook.json;

/// What somebody has sent, as it stands in a message: short, and never cut inside a character.
public final class Quoted {
  private static final int LONGEST = 60;

  private Quoted() {}

  /// In single quotes.
  public static String of(String text) {
    return "'" + shortened(text) + "'";
  }

  /// At most 60 characters, with `…` for what was left out.
  public static String shortened(String text) {
    return shortened(text, LONGEST);
  }

  static String shortened(String text, int longest) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest)) + "…";
  }
}
