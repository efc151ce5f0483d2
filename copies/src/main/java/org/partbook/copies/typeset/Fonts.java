package org.partbook.copies.typeset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.lang.foreign.MemorySegment;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// The fonts that come with the program. Each is read when its script is met for the first time,
/// and stays in memory, outside the heap.
///
/// Which font shows a character depends on the text alone, never on which fonts happen to be
/// loaded: the script's own, then those of [#FOR_ALL], and in the end all, in the order of their
/// names.
final class Fonts {
  private static final String BASIC = "NotoSans";
  private static final String EMOJI = "NotoEmoji";
  private static final String CJK = "NotoSansCJK";
  private static final List<String> FOR_ALL =
      List.of(BASIC, "NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath", "NotoMusic", EMOJI);

  /// Where the name of the script isn't that of the font.
  private static final Map<UnicodeScript, String> NAMES =
      Map.of(
          UnicodeScript.LATIN, BASIC,
          UnicodeScript.GREEK, BASIC,
          UnicodeScript.CYRILLIC, BASIC,
          UnicodeScript.COMMON, BASIC,
          UnicodeScript.NKO, "NotoSansNKo");

  private final List<String> names = names();
  private final ConcurrentMap<String, FontFile> loaded = new ConcurrentHashMap<>();
  private final ConcurrentMap<UnicodeScript, String> byScript = new ConcurrentHashMap<>(NAMES);
  private @Nullable MemorySegment cjk;

  FontFile basic() {
    return named(BASIC);
  }

  /// The font that has all of a cluster.
  ///
  /// @param script of the cluster, or if it has none, of its neighbours
  /// @param emoji whether it is to be shown as a picture
  Optional<FontFile> covering(
      String text, int start, int end, UnicodeScript script, boolean emoji, Han han) {
    if (emoji && covers(named(EMOJI), text, start, end)) {
      return Optional.of(named(EMOJI));
    }
    var own = Han.writes(script) ? cjk(han) : named(byScript.computeIfAbsent(script, this::name));
    if (covers(own, text, start, end)) {
      return Optional.of(own);
    }
    for (var name : FOR_ALL) {
      if (covers(named(name), text, start, end)) {
        return Optional.of(named(name));
      }
    }
    // Should one of them lack what another has, it is better than none.
    for (var shapes : List.of(han, Han.JAPANESE)) {
      if (covers(cjk(shapes), text, start, end)) {
        return Optional.of(cjk(shapes));
      }
    }
    return names.stream()
        .map(this::named)
        .filter(font -> covers(font, text, start, end))
        .findFirst();
  }

  private static boolean covers(FontFile font, String text, int start, int end) {
    for (int at = start; at < end; ) {
      int character = text.codePointAt(at);
      if (!font.covers(character) && !CleanText.isIgnorable(character)) {
        return false;
      }
      at += Character.charCount(character);
    }
    return true;
  }

  private FontFile named(String name) {
    var font = loaded.get(name);
    return font != null
        ? font
        : loaded.computeIfAbsent(name, _ -> FontFile.of(name, FontFile.read(name + ".ttf"), 0));
  }

  private FontFile cjk(Han han) {
    var name = CJK + "-" + han;
    var font = loaded.get(name);
    return font != null
        ? font
        : loaded.computeIfAbsent(name, _ -> FontFile.of(name, cjk(), han.face()));
  }

  private synchronized MemorySegment cjk() {
    if (cjk == null) {
      cjk = FontFile.read(CJK + ".ttc");
    }
    return cjk;
  }

  /// As `OLD_ITALIC` is in `NotoSansOldItalic`; the basic font where there is none.
  private String name(UnicodeScript script) {
    var words = new StringBuilder();
    for (var word : script.name().split("_", -1)) {
      words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return List.of("NotoSans" + words, "NotoSerif" + words).stream()
        .filter(names::contains)
        .findFirst()
        .orElse(BASIC);
  }

  /// A file of the fonts' own artifact. Its folder has a name that no package can have, so that it
  /// is found on the module path as well.
  static @Nullable URL resource(String file) {
    return Fonts.class.getClassLoader().getResource("partbook-fonts/" + file);
  }

  private static List<String> names() {
    var list = resource("fonts.txt");
    if (list == null) {
      throw new IllegalStateException("the list of fonts is missing from the program");
    }
    try (var in = list.openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
