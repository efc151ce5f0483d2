package org.partbook.child;

/// Words that may have been put together by a stranger, fit for a terminal and a log: on one line,
/// without anything that isn't seen, and not too many.
final class CleanWords {
  /// In UTF-16 units: enough for a sentence that names pages.
  private static final int LONGEST = 1000;

  private CleanWords() {}

  static String of(String words) {
    var clean = new StringBuilder();
    words.codePoints().limit(LONGEST + 1L).forEach(c -> clean.appendCodePoint(isSeen(c) ? c : ' '));
    return clean.length() <= LONGEST ? clean.toString() : clean.substring(0, LONGEST - 1) + "…";
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
