package org.partbook.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partbook.json.Quoted;

/// What a publisher keeps of an asset for itself: its own numbers, and whatever else it needs. Some
/// names have a meaning, all others are free.
final class OwnFields {
  static final String ISMN = "ismn";
  static final String ISWC = "iswc";

  private static final int MOST = 50;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,49}");
  private static final Pattern ISMN_DIGITS = Pattern.compile("9790\\d{9}");
  private static final Pattern ISWC_SHAPE = Pattern.compile("T\\d{10}");

  /// What people put between the digits: blanks, hyphens and dashes, points.
  private static final Pattern BETWEEN = Pattern.compile("[\\s.\\u2010-\\u2015\\u00AD-]+");

  private OwnFields() {}

  static void read(Section own) {
    var names = own.names();
    if (names.size() > MOST) {
      own.reject("", "must have at most " + MOST + " fields, not " + names.size());
      names = names.subList(0, MOST);
    }
    for (var name : names) {
      if (NAME.matcher(name).matches()) {
        read(own, name);
      } else {
        own.has(name);
        own.reject(
            Quoted.shortened(name),
            "must have a name of at most 50 small letters, digits, hyphens and underscores");
      }
    }
  }

  private static void read(Section own, String name) {
    var text = own.text(name, Section.LONGEST_TEXT);
    switch (name) {
      case ISMN ->
          replace(
              own, name, text, text.flatMap(OwnFields::ismn), "an ISMN, as in 979-0-2600-0043-8");
      case ISWC ->
          replace(own, name, text, text.flatMap(OwnFields::iswc), "an ISWC, as in T-034.524.680-1");
      default -> {}
    }
  }

  private static void replace(
      Section own, String name, Optional<String> text, Optional<String> number, String what) {
    number.ifPresent(right -> own.out().put(name, right));
    if (text.isPresent() && number.isEmpty()) {
      own.reject(name, "must be " + what + ", not " + Quoted.of(text.get()));
    }
  }

  /// The thirteen digits of an ISMN; one of the time before 2008 begins with M.
  static Optional<String> ismn(String text) {
    var bare = BETWEEN.matcher(text.strip().toUpperCase(Locale.ROOT)).replaceAll("");
    var digits = bare.startsWith("ISMN") ? bare.substring("ISMN".length()) : bare;
    var modern = digits.startsWith("M") ? "9790" + digits.substring(1) : digits;
    return Optional.of(modern)
        .filter(one -> ISMN_DIGITS.matcher(one).matches() && sum(one) % 10 == 0);
  }

  private static int sum(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return sum;
  }

  /// An ISWC as it is printed.
  static Optional<String> iswc(String text) {
    var bare = BETWEEN.matcher(text.strip().toUpperCase(Locale.ROOT)).replaceAll("");
    var code = bare.startsWith("ISWC") ? bare.substring("ISWC".length()) : bare;
    if (!ISWC_SHAPE.matcher(code).matches()) {
      return Optional.empty();
    }
    int sum = 1;
    for (int i = 1; i <= 9; i++) {
      sum += i * (code.charAt(i) - '0');
    }
    if ((10 - sum % 10) % 10 != code.charAt(10) - '0') {
      return Optional.empty();
    }
    return Optional.of(
        "T-%s.%s.%s-%s"
            .formatted(
                code.substring(1, 4),
                code.substring(4, 7),
                code.substring(7, 10),
                code.substring(10)));
  }
}
