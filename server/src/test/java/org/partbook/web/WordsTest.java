package org.partbook.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
  private static final Map<String, String> ENGLISH = Language.EN.words().below("");

  @ParameterizedTest
  @EnumSource
  void every_language_says_everything(Language language) {
    var texts = language.words().below("");

    assertThat(texts.keySet()).isEqualTo(ENGLISH.keySet());
    assertThat(texts.values()).noneMatch(String::isBlank);
    ENGLISH.forEach((key, text) ->
        assertThat(placeholders(texts.getOrDefault(key, "")))
            .as(key)
            .isEqualTo(placeholders(text)));
  }

  @Test
  void no_words_are_left_over() throws IOException {
    var sources =
        sources(Path.of("src/main/java"), ".java")
            + sources(Path.of("src/main/jte"), ".jte")
            + sources(web(), ".js");

    assertThat(ENGLISH.keySet()).allMatch(key -> isUsed(key, sources));
  }

  /// Whole, in quotes; or as a key of the scripts', or with an ending that a method or a template
  /// adds.
  private static boolean isUsed(String key, String sources) {
    var inScripts = key.replaceFirst("^(reader|notation)\\.", "");
    return sources.contains("`" + inScripts.replaceFirst("\\..*", "."))
        || Stream.of(key, inScripts, key.replaceFirst("\\.\\w+$", ""))
            .anyMatch(
                name -> sources.contains("'" + name + "'") || sources.contains('"' + name + '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-AT,de;q=0.9,en;q=0.8 | DE",
        "fr;q=0.5, ja;q=0.7      | JA",
        "es-419                  | ES",
        "pt-BR, fr;q=0.1         | FR",
        "en-GB, de               | EN",
        "nl, zh                  | EN",
        "de;q=0, fr              | FR",
        "*                       | EN",
        ";;;=                    | EN"
      })
  void the_browser_chooses_the_language(String accepted, Language language) {
    assertThat(Language.asked(accepted)).isEqualTo(language);
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
  }

  private static Path web() {
    return Path.of("src/main/resources/org/partbook/reader/web");
  }

  private static String sources(Path folder, String ending) throws IOException {
    var all = new StringBuilder();
    try (var files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(ending))
          .forEach(file -> all.append(read(file)));
    }
    return all.toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
