package org.partbook.copies.typeset;

import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Cuts a text into parts that can be shaped at once, and puts these in the order in which they
/// stand on the page, from left to right.
///
/// A text is ordered for itself, in the direction of its first letter that has one; so it makes no
/// difference to its neighbours on the line.
final class Itemizer {
  private static final int EMOJI_STYLE = 0xfe0f;
  private static final int TEXT_STYLE = 0xfe0e;
  private static final int JOINER = 0x200d;
  private static final int KEYCAP = 0x20e3;

  private final Fonts fonts;
  private final Tags tags = new Tags();

  Itemizer(Fonts fonts) {
    this.fonts = fonts;
  }

  /// The parts in the order of the page; nothing if no font has some character of it.
  Optional<List<Item>> items(String text, Optional<Locale> locale) {
    if (isSimple(text)) {
      var latin = tags.script(UnicodeScript.LATIN);
      long language = locale.map(tags::language).orElse(0L);
      return Optional.of(List.of(new Item(0, text.length(), fonts.basic(), latin, language, 0)));
    }
    return new Cutting(text, locale).items();
  }

  /// The text with a sign instead of what no font has.
  String replaced(String text) {
    var replaced = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      int end = at + Character.charCount(character);
      boolean shown =
          fonts
              .covering(text, at, end, UnicodeScript.of(character), false, Han.JAPANESE)
              .isPresent();
      replaced.appendCodePoint(shown ? character : CleanText.REPLACEMENT);
      at = end;
    }
    return replaced.toString();
  }

  private boolean isSimple(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x250 || !fonts.basic().covers(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPicture(String text, int start, int end) {
    int first = text.codePointAt(start);
    int next = start + Character.charCount(first);
    if (Character.isEmojiPresentation(first)) {
      return next >= end || text.charAt(next) != TEXT_STYLE;
    }
    for (int i = next; i < end; i++) {
      char c = text.charAt(i);
      if (c == EMOJI_STYLE
          || c == KEYCAP
          || (c == JOINER && Character.isExtendedPictographic(first))) {
        return true;
      }
    }
    return false;
  }

  /// The work on one text.
  private final class Cutting {
    private final String text;
    private final int[] clusters;
    private final int count;
    private final UnicodeScript[] scripts;
    private final byte[] levels;
    private final Han han;
    private final long language;
    private final List<Item> items = new ArrayList<>();

    Cutting(String text, Optional<Locale> locale) {
      this.text = text;
      this.clusters = Clusters.of(text);
      this.count = clusters.length - 1;
      this.scripts = scripts();
      this.levels = levels();
      boolean chinese = false;
      for (var script : scripts) {
        chinese |= Han.writes(script);
      }
      this.han = chinese ? Han.of(text, locale) : Han.JAPANESE;
      this.language = locale.map(tags::language).orElse(0L);
    }

    Optional<List<Item>> items() {
      for (int i = 0; i < count; i++) {
        if (!add(i)) {
          return Optional.empty();
        }
      }
      return Optional.of(inOrder());
    }

    /// Signs of no script in particular belong to what is before them, or else after.
    private UnicodeScript[] scripts() {
      var found = new UnicodeScript[count];
      var last = UnicodeScript.COMMON;
      for (int i = 0; i < count; i++) {
        var own = script(clusters[i], clusters[i + 1]);
        if (own != UnicodeScript.COMMON && last == UnicodeScript.COMMON) {
          Arrays.fill(found, 0, i, own);
        }
        last = own == UnicodeScript.COMMON ? last : own;
        found[i] = last;
      }
      if (last == UnicodeScript.COMMON) {
        Arrays.fill(found, UnicodeScript.LATIN);
      }
      return found;
    }

    private UnicodeScript script(int start, int end) {
      for (int at = start; at < end; ) {
        int character = text.codePointAt(at);
        var script = UnicodeScript.of(character);
        switch (script) {
          case COMMON, INHERITED, UNKNOWN -> at += Character.charCount(character);
          default -> {
            tags.learn(script, character);
            return script;
          }
        }
      }
      return UnicodeScript.COMMON;
    }

    private byte[] levels() {
      var found = new byte[count];
      var chars = text.toCharArray();
      if (Bidi.requiresBidi(chars, 0, chars.length)) {
        var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        for (int i = 0; i < count; i++) {
          found[i] = (byte) bidi.getLevelAt(clusters[i]);
        }
      }
      return found;
    }

    private boolean add(int i) {
      int start = clusters[i];
      int end = clusters[i + 1];
      boolean picture = isPicture(text, start, end);
      var font = fonts.covering(text, start, end, scripts[i], picture, han);
      if (font.isPresent()) {
        add(start, end, font.get(), i);
        return true;
      }
      for (int at = start; at < end; ) {
        int next = at + Character.charCount(text.codePointAt(at));
        font = fonts.covering(text, at, next, scripts[i], picture, han);
        if (font.isEmpty()) {
          return false;
        }
        add(at, next, font.get(), i);
        at = next;
      }
      return true;
    }

    /// As a part of its own, or of the one before.
    private void add(int start, int end, FontFile font, int i) {
      int script = tags.script(scripts[i]);
      var item = new Item(start, end, font, script, language(scripts[i]), levels[i]);
      if (!items.isEmpty() && items.getLast().joins(item)) {
        items.set(items.size() - 1, items.getLast().until(end));
      } else {
        items.add(item);
      }
    }

    private long language(UnicodeScript script) {
      return Han.writes(script) ? tags.language(han.language()) : language;
    }

    private List<Item> inOrder() {
      var order = items.toArray();
      var levels = new byte[order.length];
      for (int i = 0; i < levels.length; i++) {
        levels[i] = (byte) items.get(i).level();
      }
      Bidi.reorderVisually(levels, 0, order, 0, order.length);
      var ordered = new ArrayList<Item>(order.length);
      for (var item : order) {
        ordered.add((Item) item);
      }
      return ordered;
    }
  }
}
