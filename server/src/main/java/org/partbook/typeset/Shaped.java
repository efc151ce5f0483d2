package org.partbook.typeset;

import java.util.List;

/// A text as glyphs, in the order of the page. Never changes, and is shared between threads. All
/// lengths are in thousandths of the em.
final class Shaped {
  private final String text;
  private final Sign[] signs;
  private final int[] places;
  private final List<Span> spans;
  private final int width;

  /// Some glyphs in a row, and the text that they stand for together.
  record Span(int start, int end, String text) {}

  /// Takes what it is given, without a copy.
  ///
  /// @param text what is shown
  /// @param places for each glyph how far it moves the pen, how far it is drawn to the right of the
  ///   pen and above it, and where its text begins
  /// @param spans those that say what they stand for only together
  Shaped(String text, Sign[] signs, int[] places, List<Span> spans, int width) {
    this.text = text;
    this.signs = signs;
    this.places = places;
    this.spans = spans;
    this.width = width;
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
    return places[4 * i];
  }

  int right(int i) {
    return places[4 * i + 1];
  }

  int rise(int i) {
    return places[4 * i + 2];
  }

  int cluster(int i) {
    return places[4 * i + 3];
  }

  List<Span> spans() {
    return spans;
  }

  int width() {
    return width;
  }

  /// The width of what stands for the text up to here.
  int widthUntil(int end) {
    int sum = 0;
    for (int i = 0; i < signs.length; i++) {
      sum += cluster(i) < end ? advance(i) : 0;
    }
    return sum;
  }
}
