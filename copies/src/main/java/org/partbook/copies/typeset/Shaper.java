package org.partbook.copies.typeset;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.partbook.copies.typeset.HarfBuzz.MEMORY;

import java.util.Arrays;
import java.util.List;

/// Turns a text that was cut into parts into glyphs. Has a buffer of HarfBuzz', so it is used by
/// one thread at a time, and again and again.
///
/// What HarfBuzz says is simplified: *every character has a glyph of its own, in the order of
/// reading or against it, and each begins where the last one ends*. Most glyphs are so by
/// themselves. The others (a letter with its marks, a syllable that is drawn in another order than
/// it is spelt, a ligature, a family) are drawn into one, as first of as many as there are
/// characters; the rest are blanks. The page looks the same, and whatever reader somebody copies or
/// searches the text with, it need not understand anything of scripts.
final class Shaper {
  /// How many glyphs are drawn into one at the most.
  private static final int MOST_DRAWN = 32;

  private final long buffer = HarfBuzz.buffer();
  private final Glyph replacement;
  private final int[] characters = new int[4 * CleanText.MOST];
  private Sign[] signs = new Sign[64];
  private int[] advances = new int[64];
  private int[] clusters = new int[64];
  private int count;

  /// The part that is being worked on, and what HarfBuzz made of it.
  private record Run(String text, Item item, long infos, long positions, int count) {
    int glyph(int i) {
      return MEMORY.get(JAVA_INT, infos + i * HarfBuzz.RECORD + HarfBuzz.GLYPH_ID);
    }

    int cluster(int i) {
      return MEMORY.get(JAVA_INT, infos + i * HarfBuzz.RECORD + HarfBuzz.CLUSTER);
    }

    int advance(int i) {
      return MEMORY.get(JAVA_INT, positions + i * HarfBuzz.RECORD + HarfBuzz.X_ADVANCE);
    }

    int right(int i) {
      return MEMORY.get(JAVA_INT, positions + i * HarfBuzz.RECORD + HarfBuzz.X_OFFSET);
    }

    int rise(int i) {
      return MEMORY.get(JAVA_INT, positions + i * HarfBuzz.RECORD + HarfBuzz.Y_OFFSET);
    }

    /// Where the text of the cluster from `start` to `end` ends: where that of its neighbour
    /// begins.
    int textEnd(int start, int end) {
      if (item.rightToLeft()) {
        return start > 0 ? cluster(start - 1) : item.end();
      }
      return end < count ? cluster(end) : item.end();
    }
  }

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
    var chars = text.toCharArray();
    for (var item : items) {
      HarfBuzz.shape(buffer, chars, chars.length, item);
      long infos = HarfBuzz.infos(buffer);
      long positions = HarfBuzz.positions(buffer);
      take(new Run(text, item, infos, positions, HarfBuzz.length(buffer)));
    }
    return new Shaped(
        text,
        Arrays.copyOf(signs, count),
        Arrays.copyOf(advances, count),
        Arrays.copyOf(clusters, count));
  }

  private void take(Run run) {
    for (int start = 0; start < run.count(); ) {
      int cluster = run.cluster(start);
      int end = start + 1;
      while (end < run.count() && run.cluster(end) == cluster) {
        end++;
      }
      take(run, start, end, characters(run.text(), cluster, run.textEnd(start, end)));
      start = end;
    }
  }

  /// Takes a cluster of glyphs.
  private void take(Run run, int start, int end, int length) {
    if (end == start + 1 && length == 1 && run.right(start) == 0 && run.rise(start) == 0) {
      int id = run.glyph(start);
      if (id == 0) {
        // Fonts have what they claim to have; should one not, this can be seen, and nothing fails.
        add(replacement, characters[0], replacement.advance(), run.cluster(start));
      } else {
        var glyph = run.item().font().glyph(id);
        add(glyph, characters[0], run.advance(start), run.cluster(start));
      }
      return;
    }
    int from = start;
    for (; end - from > MOST_DRAWN; from += MOST_DRAWN) {
      takeDrawn(run, from, from + MOST_DRAWN, 0);
    }
    takeDrawn(run, from, end, length);
  }

  private void takeDrawn(Run run, int start, int end, int length) {
    int width = 0;
    for (int i = start; i < end; i++) {
      width += run.advance(i);
    }
    int parts = Math.max(1, length);
    for (int part = 0; part < parts; part++) {
      int advance = (width * (part + 1)) / parts - (width * part) / parts;
      var glyph = part == 0 ? drawn(run, start, end, advance) : Glyph.blank(advance);
      int place = run.item().rightToLeft() ? parts - 1 - part : part;
      int character = length == 0 ? Sign.NO_CHARACTER : characters[place];
      add(glyph, character, advance, run.cluster(start));
    }
  }

  private static Glyph drawn(Run run, int start, int end, int advance) {
    var drawing = new int[3 * (end - start)];
    int pen = 0;
    for (int i = start; i < end; i++) {
      int at = 3 * (i - start);
      drawing[at] = run.glyph(i);
      drawing[at + 1] = pen + run.right(i);
      drawing[at + 2] = run.rise(i);
      pen += run.advance(i);
    }
    return run.item().font().drawn(drawing, advance);
  }

  /// Finds the characters in a part of the text that stand for something; how many there are.
  private int characters(String text, int start, int end) {
    int found = 0;
    for (int at = start; at < end && found < characters.length; ) {
      int character = text.codePointAt(at);
      if (!CleanText.isDirectionMark(character)) {
        characters[found++] = character;
      }
      at += Character.charCount(character);
    }
    return found;
  }

  private void add(Glyph glyph, int character, int advance, int cluster) {
    if (count == signs.length) {
      signs = Arrays.copyOf(signs, 2 * count);
      advances = Arrays.copyOf(advances, 2 * count);
      clusters = Arrays.copyOf(clusters, 2 * count);
    }
    signs[count] = glyph.sign(character);
    advances[count] = advance;
    clusters[count++] = cluster;
  }
}
