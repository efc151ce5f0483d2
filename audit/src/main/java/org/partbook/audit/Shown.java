package org.partbook.audit;

/// What a stranger wrote, made fit for a message: short, and without what a terminal obeys.
final class Shown {
  private static final int MOST = 80;

  private Shown() {}

  static String of(String text) {
    var line = new StringBuilder("'");
    text.codePoints()
        .limit(MOST)
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .forEach(line::appendCodePoint);
    return line.append(text.codePointCount(0, text.length()) > MOST ? "…'" : "'").toString();
  }
}
