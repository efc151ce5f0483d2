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

  /// Of the header, in characters. Browsers send a tenth of it, and reading much would take long.
  private static final int MOST_ASKED = 500;

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
      var wanted = Locale.LanguageRange.parse(shortened(acceptLanguage));
      return ofLocale(Locale.lookup(wanted, locales()));
    } catch (IllegalArgumentException _) {
      return EN;
    }
  }

  private static String shortened(String asked) {
    if (asked.length() <= MOST_ASKED) {
      return asked;
    }
    var end = asked.lastIndexOf(',', MOST_ASKED);
    return end < 0 ? "*" : asked.substring(0, end);
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
