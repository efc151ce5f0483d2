package org.partbook.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.partbook.http.ErrorCode;

/// All words that buyers read, in one language: those of `words/{language}.properties`.
///
/// They are plain text with `{names}` for what is put in, and have to be escaped to stand in HTML.
public final class Words {
  /// The title of a score that the catalogue no longer has. It is a file's name, too.
  public static final String UNTITLED = "Score";

  private static final Map<Language, Words> ALL =
      Arrays.stream(Language.values()).collect(Collectors.toUnmodifiableMap(l -> l, Words::new));

  private final SortedMap<String, String> texts = new TreeMap<>();

  private Words(Language language) {
    var file = "words/" + language.tag() + ".properties";
    var read = new Properties();
    try (var resource = Objects.requireNonNull(Words.class.getResourceAsStream(file))) {
      read.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read.stringPropertyNames().forEach(key -> texts.put(key, read.getProperty(key)));
  }

  static Words in(Language language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  /// A text.
  ///
  /// @param key as the files name it
  public String text(String key) {
    return Optional.ofNullable(texts.get(key))
        .orElseThrow(() -> new IllegalArgumentException("there are no words for " + key));
  }

  public String page(int number, int of) {
    return text("page").replace("{page}", "" + number).replace("{pages}", "" + of);
  }

  String backTo(String shop) {
    return text("shop.back").replace("{shop}", shop);
  }

  /// All texts whose keys begin so, by the rest of their keys.
  public SortedMap<String, String> below(String prefix) {
    var found = new TreeMap<String, String>();
    texts
        .tailMap(prefix)
        .forEach((key, text) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), text);
          }
        });
    return found;
  }

  String headline(ErrorCode code) {
    return text(error(code));
  }

  String advice(ErrorCode code) {
    return text(error(code) + ".advice");
  }

  private static String error(ErrorCode code) {
    return switch (code) {
      case LINK_EXPIRED -> "error.expired";
      case LINK_CANCELLED -> "error.cancelled";
      case LINK_NOT_FOUND, NO_SUCH_PATH -> "error.nothing";
      case PREVIEW_NOT_FOUND -> "error.preview";
      case COPY_NOT_READY -> "error.preparing";
      case COPY_DAMAGED -> "error.damaged";
      case TOO_MANY_REQUESTS,
          OVERLOADED,
          DATABASE_UNAVAILABLE,
          FILES_UNAVAILABLE,
          OUTCOME_UNKNOWN,
          NOT_READY ->
          "error.busy";
      default -> code.status() < 500 ? "error.request" : "error.ours";
    };
  }
}
