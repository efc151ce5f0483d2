package org.partbook.typeset;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.partbook.typeset.HarfBuzz.MEMORY;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns a text that was cut into parts into glyphs. Has a buffer of HarfBuzz', so it is used by
/// one thread at a time, and again and again.
final class Shaper {
  private final long buffer = HarfBuzz.buffer();
  private final Glyph replacement;
  private Sign[] signs = new Sign[64];
  private int[] places = new int[4 * 64];
  private int count;
  private List<Shaped.Span> spans = new ArrayList<>();

  /// Makes one.
  ///
  /// @param basic a font that has the replacement character
  Shaper(FontFile basic) {
    char[] text = {CleanText.REPLACEMENT};
    HarfBuzz.shape(buffer, text, 1, new Item(0, 1, basic, 0, 0, 0));
    int id = MEMORY.get(JAVA_INT, HarfBuzz.infos(buffer) + HarfBuzz.GLYPH_ID);
    this.replacement = basic.glyph(id);
  }

  Shaped shape(String text, List<Item> items) {
    count = 0;
    spans = new ArrayList<>();
    var chars = text.toCharArray();
    for (var item : items) {
      HarfBuzz.shape(buffer, chars, chars.length, item);
      take(text, item);
    }
    int width = 0;
    for (int i = 0; i < count; i++) {
      width += places[4 * i];
    }
    return new Shaped(
        text,
        Arrays.copyOf(signs, count),
        Arrays.copyOf(places, 4 * count),
        List.copyOf(spans),
        width);
  }

  private void take(String text, Item item) {
    int glyphs = HarfBuzz.length(buffer);
    long infos = HarfBuzz.infos(buffer);
    long positions = HarfBuzz.positions(buffer);
    room(glyphs);
    int first = count;
    for (int i = 0; i < glyphs; i++, count++) {
      long position = positions + i * HarfBuzz.RECORD;
      long info = infos + i * HarfBuzz.RECORD;
      places[4 * count] = MEMORY.get(JAVA_INT, position + HarfBuzz.X_ADVANCE);
      places[4 * count + 1] = MEMORY.get(JAVA_INT, position + HarfBuzz.X_OFFSET);
      places[4 * count + 2] = MEMORY.get(JAVA_INT, position + HarfBuzz.Y_OFFSET);
      places[4 * count + 3] = MEMORY.get(JAVA_INT, info + HarfBuzz.CLUSTER);
    }
    for (int start = first; start < count; ) {
      int end = start + 1;
      while (end < count && cluster(end) == cluster(start)) {
        end++;
      }
      name(text, item, first, start, end, infos);
      start = end;
    }
  }

  /// Says of the glyphs of a cluster what they stand for.
  private void name(String text, Item item, int first, int start, int end, long infos) {
    int from = cluster(start);
    int to = end(item, first, start, end);
    int character = text.codePointAt(from);
    if (end == start + 1 && from + Character.charCount(character) == to) {
      signs[start] = glyph(item, first, start, infos).sign(character);
      return;
    }
    spans.add(new Shaped.Span(start, end, text.substring(from, to)));
    int at = from;
    for (int i = start; i < end; i++) {
      // One character for each in the order of reading, since not all readers look at spans.
      int glyph = item.rightToLeft() ? start + end - 1 - i : i;
      int next = i == end - 1 ? to : at == to ? at : text.offsetByCodePoints(at, 1);
      signs[glyph] = glyph(item, first, glyph, infos).sign(text.substring(at, next));
      at = next;
    }
  }

  /// Where the text of a cluster ends: where that of its neighbour begins.
  private int end(Item item, int first, int start, int end) {
    if (item.rightToLeft()) {
      return start > first ? cluster(start - 1) : item.end();
    }
    return end < count ? cluster(end) : item.end();
  }

  private Glyph glyph(Item item, int first, int i, long infos) {
    int id = MEMORY.get(JAVA_INT, infos + (i - first) * HarfBuzz.RECORD + HarfBuzz.GLYPH_ID);
    if (id == 0) {
      // Fonts have what they claim to have; should one not, this can be seen, and nothing fails.
      places[4 * i] = replacement.advance();
      return replacement;
    }
    return item.font().glyph(id);
  }

  private int cluster(int i) {
    return places[4 * i + 3];
  }

  private void room(int more) {
    if (count + more > signs.length) {
      int length = Math.max(2 * signs.length, count + more);
      signs = Arrays.copyOf(signs, length);
      places = Arrays.copyOf(places, 4 * length);
    }
  }
}
