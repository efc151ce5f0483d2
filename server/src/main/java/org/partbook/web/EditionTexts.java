package org.partbook.web;

import java.util.OptionalInt;

/// The words of what buyers are told about editions, in one language.
public final class EditionTexts {
  private final Words words;

  public EditionTexts(Language language) {
    this.words = language.words();
  }

  public String text(String key) {
    return words.text("edition." + key);
  }

  /// That there is a later edition.
  ///
  /// @param weight `minor`, `corrected` or `critical`
  public String headline(String weight) {
    return text(weight);
  }

  /// How a copy is called; without its number, where nobody knows it.
  public String copy(OptionalInt edition) {
    return edition.isPresent() ? numbered("copy", edition.getAsInt()) : text("first");
  }

  /// What one presses to download a copy.
  ///
  /// @param copy how it is called
  /// @param rendering as the catalogue calls it
  public String download(String copy, String rendering) {
    return text("download").replace("{form}", form(rendering)).replace("{copy}", copy);
  }

  private String form(String rendering) {
    return switch (rendering) {
      case "pdf" -> "PDF";
      case "musicxml" -> "MusicXML";
      case "audio" -> text("recording");
      default -> rendering;
    };
  }

  /// What one presses to have an edition.
  public String take(int edition) {
    return numbered("take", edition);
  }

  private String numbered(String key, int edition) {
    return text(key).replace("{edition}", Integer.toString(edition));
  }
}
