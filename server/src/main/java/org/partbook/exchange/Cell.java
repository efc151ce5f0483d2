package org.partbook.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.json.Json;

/// What stands in a cell, and how a value is put into one so that it comes back the same.
///
/// An empty cell says nothing. [#CLEAR] says that there is to be nothing, `""` that a text is there
/// and empty. A cell that begins with an apostrophe is the text behind it, as it is: so is written
/// what a spreadsheet would run as a formula, and what would be read as something else.
sealed interface Cell {
  String CLEAR = "<none>";
  String EMPTY_TEXT = "\"\"";

  String GUARD = "'";
  String GUARDED = "=+-@'\t\n\"[<";
  Pattern SEPARATOR = Pattern.compile("[;|\\n]");

  record Absent() implements Cell {}

  record Clear() implements Cell {}

  /// Something.
  ///
  /// @param literal whether it is to be taken as it is
  record Text(String text, boolean literal) implements Cell {}

  static Cell of(String raw) {
    var text = raw.replace("\r\n", "\n").replace('\r', '\n');
    if (text.startsWith(GUARD)) {
      return new Text(text.substring(1), true);
    }
    var bare = text.strip();
    return switch (bare) {
      case "" -> new Absent();
      case CLEAR -> new Clear();
      case EMPTY_TEXT -> new Text("", true);
      default -> new Text(bare, false);
    };
  }

  /// A text as a cell.
  static String ofText(String text) {
    if (text.isEmpty()) {
      return EMPTY_TEXT;
    }
    boolean isGuarded = GUARDED.indexOf(text.charAt(0)) >= 0 || !text.strip().equals(text);
    return isGuarded ? GUARD + text : text;
  }

  /// Texts as a cell: with semicolons between them where that says the same.
  static String ofTexts(List<String> texts) {
    boolean isPlain =
        !texts.isEmpty()
            && texts.stream()
                .allMatch(text ->
                    !text.isBlank()
                        && text.strip().equals(text)
                        && !SEPARATOR.matcher(text).find());
    if (!isPlain || texts.getFirst().startsWith("[") || texts.equals(List.of(CLEAR))) {
      return Json.write(texts);
    }
    var joined = String.join("; ", texts);
    return ofText(joined);
  }

  /// The texts between semicolons, vertical bars and line feeds.
  static List<String> split(String text) {
    return Arrays.stream(SEPARATOR.split(text))
        .map(String::strip)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true",
          "yes",
          "y",
          "1",
          "x",
          "ja",
          "j",
          "oui",
          "si",
          "sí",
          "sì",
          "sim",
          "wahr",
          "vrai",
          "verdadero",
          "vero",
          "on",
          "✓" ->
          Optional.of(true);
      case "false",
          "no",
          "n",
          "0",
          "nein",
          "non",
          "nee",
          "não",
          "falsch",
          "faux",
          "falso",
          "off",
          "-" ->
          Optional.of(false);
      default -> Optional.empty();
    };
  }
}
