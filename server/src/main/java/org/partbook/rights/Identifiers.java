package org.partbook.rights;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The numbers by which parties are known elsewhere, held against their check digits.
public final class Identifiers {
  private static final Pattern ISNI = Pattern.compile("\\d{15}[\\dX]");
  private static final Pattern IPI = Pattern.compile("\\d{3,11}");
  private static final int IPI_DIGITS = 11;
  private static final int IPI_CHECKED = 9;
  private static final int GROUP = 4;

  private Identifiers() {}

  /// An ISNI without blanks and hyphens; nothing if it isn't one. Its last character is ISO 7064's
  /// MOD 11-2 of the others.
  static Optional<String> isni(String text) {
    var compact = text.replaceAll("[ -]", "").toUpperCase(Locale.ROOT);
    return ISNI.matcher(compact).matches() && checksIsni(compact)
        ? Optional.of(compact)
        : Optional.empty();
  }

  private static boolean checksIsni(String compact) {
    int sum = 0;
    int last = compact.length() - 1;
    for (int i = 0; i < last; i++) {
      sum = (sum + digit(compact, i)) * 2 % 11;
    }
    int check = compact.charAt(last) == 'X' ? 10 : digit(compact, last);
    return (sum + check) % 11 == 1;
  }

  /// An ISNI as people write it. A spreadsheet takes it for a text, and leaves it as it is.
  public static String grouped(String isni) {
    return isni.replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
  }

  /// An IPI name number with all of its eleven digits; nothing if it isn't one. Spreadsheets lose
  /// the zeros before it. The nine digits count 10, 9, … 2; the last two make the sum up to a
  /// multiple of 101, a hundred being written 00.
  static Optional<String> ipi(String text) {
    if (!IPI.matcher(text).matches()) {
      return Optional.empty();
    }
    var all = "0".repeat(IPI_DIGITS - text.length()) + text;
    int sum = 0;
    for (int i = 0; i < IPI_CHECKED; i++) {
      sum += digit(all, i) * (IPI_DIGITS - 1 - i);
    }
    int check = (101 - sum % 101) % 101 % 100;
    return check == Integer.parseInt(all.substring(IPI_CHECKED))
        ? Optional.of(all)
        : Optional.empty();
  }

  private static int digit(String text, int place) {
    return text.charAt(place) - '0';
  }
}
