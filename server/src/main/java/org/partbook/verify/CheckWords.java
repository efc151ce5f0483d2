package org.partbook.verify;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.partbook.purchase.CopyEdition;
import org.partbook.verify.SoldCopy.Standing;
import org.partbook.web.Language;
import org.partbook.web.Words;

/// The words of the check page, in one language.
final class CheckWords {
  private final Words words;
  private final DateTimeFormatter day;

  CheckWords(Language language) {
    words = language.words();
    day =
        switch (language) {
          // The JDK puts the month first, as in America.
          case EN -> DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale());
          case DE, FR, ES, JA ->
              DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale());
        };
  }

  String text(String key) {
    return words.text(key);
  }

  String verdict(Standing standing) {
    return words.text(key(standing));
  }

  String meaning(Standing standing) {
    return words.text(key(standing) + ".meaning");
  }

  private static String key(Standing standing) {
    return switch (standing) {
      case VALID -> "check.valid";
      case CANCELLED -> "check.cancelled";
      case ENDED -> "check.ended";
      case TEST -> "check.test";
    };
  }

  /// Which edition it is, and of when.
  String edition(CopyEdition edition) {
    var text = edition.madeAt().isPresent() ? "check.edition.of" : "check.edition.number";
    return words
        .text(text)
        .replace("{edition}", Integer.toString(edition.number()))
        .replace("{day}", edition.madeAt().map(this::day).orElse(""));
  }

  String day(Instant time) {
    return day.format(time.atZone(ZoneOffset.UTC)) + " (UTC)";
  }
}
