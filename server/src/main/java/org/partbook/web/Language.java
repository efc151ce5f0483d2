package org.partbook.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partbook.http.HeaderNames;
import org.partbook.http.Request;

/// The languages that buyers are spoken to in.
public enum Language {
  EN(Locale.ENGLISH),
  DE(Locale.GERMAN),
  FR(Locale.FRENCH),
  ES(Locale.of("es")),
  JA(Locale.JAPANESE);

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /// The one that the buyer's browser likes best of ours, or English.
  public static Language of(Request request) {
    return request.header(HeaderNames.ACCEPT_LANGUAGE).map(Language::asked).orElse(EN);
  }

  static Language asked(String acceptLanguage) {
    try {
      var wanted = Locale.LanguageRange.parse(acceptLanguage);
      return ofLocale(Locale.lookup(wanted, locales()));
    } catch (IllegalArgumentException _) {
      return EN;
    }
  }

  private static List<Locale> locales() {
    return Arrays.stream(values()).map(Language::locale).toList();
  }

  private static Language ofLocale(@Nullable Locale locale) {
    return Arrays.stream(values())
        .filter(language -> language.locale.equals(locale))
        .findFirst()
        .orElse(EN);
  }

  public Locale locale() {
    return locale;
  }

  /// As HTML and HTTP name it, such as `de`.
  public String tag() {
    return locale.toLanguageTag();
  }

  public Words words() {
    return Words.in(this);
  }
}
