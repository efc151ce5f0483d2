package org.partbook.letter;

import java.util.regex.Pattern;

/// The rules of addresses and numbers on letters.
public final class LetterHead {
  /// Of an address.
  public static final int MOST_LINES = 10;

  /// A number for value added tax, of whatever country.
  public static final Pattern VAT_NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 .,/+*-]{2,29}");

  /// What could turn the direction of a line, or end it.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069]");

  private LetterHead() {}

  /// Whether a text has something in it that can't be seen, or is more than one line.
  public static boolean hasUnseen(String text) {
    return UNSEEN.matcher(text).find();
  }
}
