package org.partbook.rights;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// For what a party has its share: the words of the trade, most of which CISAC's Common Works
/// Registration has a code for. Their order is that of lists.
public enum Role {
  COMPOSER("C"),
  COMPOSER_LYRICIST("CA"),
  LYRICIST("A"),
  ARRANGER("AR"),
  ADAPTER("AD"),
  TRANSLATOR("TR"),
  EDITOR(""),
  PUBLISHER("E"),
  SUB_PUBLISHER("SE"),
  ADMINISTRATOR("AM"),
  HEIR(""),
  SOCIETY(""),
  INCOME_PARTICIPANT("PA"),
  OTHER("");

  private final String code;

  Role(String code) {
    this.code = code;
  }

  /// The code of Common Works Registration; empty where it has none.
  public String code() {
    return code;
  }

  /// As in a file.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// By its word or its code.
  static Optional<Role> of(String text) {
    return Arrays.stream(values())
        .filter(role ->
            role.word().equalsIgnoreCase(text)
                || (!role.code.isEmpty() && role.code.equalsIgnoreCase(text)))
        .findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", "));
  }
}
