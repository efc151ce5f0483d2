package org.partbook.copies.typeset;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose shapes Chinese characters are shown in: one character is drawn differently in Tokyo,
/// Seoul, Beijing, Taipei and Hong Kong.
///
/// A text's own letters say most: kana are Japanese, hangul is Korean, bopomofo is from Taiwan.
/// Else the language or the country decides. Else the first of the national character sets that has
/// all of the text, Japan's before China's, Taiwan's and Korea's.
enum Han {
  JAPANESE(0, "ja", "Shift_JIS"),
  KOREAN(1, "ko", "EUC-KR"),
  SIMPLIFIED(2, "zh-hans", "GB2312"),
  TRADITIONAL(3, "zh-hant", "Big5"),
  HONG_KONG(4, "zh-hk", "Big5-HKSCS");

  private static final List<Han> BY_CHARACTER_SET =
      List.of(JAPANESE, SIMPLIFIED, TRADITIONAL, KOREAN);

  private final int face;
  private final String language;
  private final Charset characters;

  Han(int face, String language, String charset) {
    this.face = face;
    this.language = language;
    this.characters =
        Charset.isSupported(charset) ? Charset.forName(charset) : StandardCharsets.US_ASCII;
  }

  /// The number of its font in the file of all of them.
  int face() {
    return face;
  }

  String language() {
    return language;
  }

  static boolean writes(UnicodeScript script) {
    return switch (script) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
      default -> false;
    };
  }

  static Han of(String text, Optional<Locale> locale) {
    var own = ofLetters(text);
    if (own == null && locale.isPresent()) {
      own = ofLocale(locale.get());
    }
    return own == null ? ofCharacterSet(text) : own;
  }

  private static @Nullable Han ofLetters(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (UnicodeScript.of(text.charAt(i))) {
        case HIRAGANA, KATAKANA -> {
          return JAPANESE;
        }
        case HANGUL -> {
          return KOREAN;
        }
        case BOPOMOFO -> {
          return TRADITIONAL;
        }
        default -> {}
      }
    }
    return null;
  }

  private static @Nullable Han ofLocale(Locale locale) {
    return switch (locale.getLanguage()) {
      case "ja" -> JAPANESE;
      case "ko" -> KOREAN;
      case "zh", "yue" -> ofChinese(locale);
      default -> ofCountry(locale.getCountry());
    };
  }

  private static Han ofChinese(Locale locale) {
    var byCountry = ofCountry(locale.getCountry());
    if (byCountry == TRADITIONAL || byCountry == HONG_KONG) {
      return byCountry;
    }
    boolean traditional = locale.getScript().equals("Hant") || locale.getLanguage().equals("yue");
    return traditional ? TRADITIONAL : SIMPLIFIED;
  }

  private static @Nullable Han ofCountry(String country) {
    return switch (country) {
      case "JP" -> JAPANESE;
      case "KR", "KP" -> KOREAN;
      case "CN", "SG", "MY" -> SIMPLIFIED;
      case "TW" -> TRADITIONAL;
      case "HK", "MO" -> HONG_KONG;
      default -> null;
    };
  }

  private static Han ofCharacterSet(String text) {
    var ideographs =
        text.codePoints()
            .filter(character -> UnicodeScript.of(character) == UnicodeScript.HAN)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    for (var han : BY_CHARACTER_SET) {
      if (han.characters.newEncoder().canEncode(ideographs)) {
        return han;
      }
    }
    return JAPANESE;
  }
}
