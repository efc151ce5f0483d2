package org.partbook.reader;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.partbook.json.Json;
import org.partbook.web.Language;
import tools.jackson.databind.util.RawValue;

/// What the reader's scripts say, in one language. It is the same for every score, so that the JSON
/// is written once.
///
/// @param ofPages for a score without live notation
/// @param ofNotation for one with it
record ReaderWords(RawValue ofPages, RawValue ofNotation) {
  private static final Map<Language, ReaderWords> ALL =
      Arrays.stream(Language.values())
          .collect(Collectors.toUnmodifiableMap(l -> l, ReaderWords::read));

  static ReaderWords in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  private static ReaderWords read(Language language) {
    var words = language.words().below("reader.");
    var ofPages = json(words);
    language.words().below("notation.").forEach((key, text) -> words.put("notation." + key, text));
    return new ReaderWords(ofPages, json(words));
  }

  private static RawValue json(SortedMap<String, String> words) {
    return new RawValue(Json.write(words));
  }
}
