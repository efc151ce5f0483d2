package org.partbook.copies.typeset;

/// A text as glyphs, in the order of the page. Never changes, and is shared between threads. All
/// lengths are in thousandths of the em.
final class Shaped {
  private final String text;
  private final Sign[] signs;
  private final int[] advances;
  private final int[] clusters;
  private final int width;

  /// Takes what it is given, without a copy.
  ///
  /// @param text what is shown
  /// @param advances how far each glyph moves the pen
  /// @param clusters where the text begins that each belongs to
  Shaped(String text, Sign[] signs, int[] advances, int[] clusters) {
    this.text = text;
    this.signs = signs;
    this.advances = advances;
    this.clusters = clusters;
    int sum = 0;
    for (int advance : advances) {
      sum += advance;
    }
    this.width = sum;
  }

  String text() {
    return text;
  }

  int count() {
    return signs.length;
  }

  Sign sign(int i) {
    return signs[i];
  }

  int advance(int i) {
    return advances[i];
  }

  int cluster(int i) {
    return clusters[i];
  }

  int width() {
    return width;
  }

  /// The width of what stands for the text up to here.
  int widthUntil(int end) {
    int sum = 0;
    for (int i = 0; i < signs.length; i++) {
      sum += clusters[i] < end ? advances[i] : 0;
    }
    return sum;
  }
}
