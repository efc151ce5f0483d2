package org.partbook.copies.typeset;

import java.lang.Character.UnicodeScript;
import java.lang.foreign.Arena;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// HarfBuzz' names of scripts and languages. Java doesn't tell the code of a script, but HarfBuzz
/// tells it of a character.
final class Tags {
  /// `Zzzz`.
  private static final int UNKNOWN = 0x5A7A7A7A;

  private final ConcurrentMap<UnicodeScript, Integer> scripts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Long> languages = new ConcurrentHashMap<>();
  private final ConcurrentMap<Locale, Long> locales = new ConcurrentHashMap<>();

  Tags() {
    learn(UnicodeScript.LATIN, 'A');
  }

  /// Learns a script.
  ///
  /// @param character one of it
  void learn(UnicodeScript script, int character) {
    if (!scripts.containsKey(script)) {
      int tag = HarfBuzz.script(character);
      // HarfBuzz may not know the newest characters of a script that it knows.
      if (tag != UNKNOWN) {
        scripts.put(script, tag);
      }
    }
  }

  /// Of a script that was learned.
  int script(UnicodeScript script) {
    return scripts.getOrDefault(script, 0);
  }

  long language(String name) {
    return languages.computeIfAbsent(
        name,
        _ -> {
          try (var arena = Arena.ofConfined()) {
            return HarfBuzz.language(arena.allocateFrom(name));
          }
        });
  }

  /// 0 if the locale is just a country. There are as many locales as the program knows of, not as
  /// buyers may think of: see [Typesetter#line].
  long language(Locale locale) {
    return locale.getLanguage().isEmpty()
        ? 0
        : locales.computeIfAbsent(locale, _ -> language(locale.getLanguage()));
  }
}
