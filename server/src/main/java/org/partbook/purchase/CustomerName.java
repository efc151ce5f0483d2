package org.partbook.purchase;

import java.util.Optional;
import org.partbook.json.Fields;

/// The rules for the buyer's name: any script, but a name that everybody sees. It is printed on the
/// copy, which is worth nothing if no name is to be seen on it.
final class CustomerName {
  private static final String FIELD = "customer";

  /// In code points.
  private static final int LONGEST = 1000;

  private CustomerName() {}

  /// The name; nothing if there is none that could be read. What is wrong with it is noted.
  static Optional<String> read(Fields fields) {
    var name = fields.text(FIELD);
    name.ifPresent(text -> check(fields, text));
    return name;
  }

  private static void check(Fields fields, String name) {
    against(name).ifPresent(problem -> fields.reject(FIELD, problem));
  }

  /// What is wrong with a name, to be read behind what it is called.
  static Optional<String> against(String name) {
    if (name.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (name.codePointCount(0, name.length()) > LONGEST) {
      return Optional.of("must have at most " + LONGEST + " characters");
    }
    if (name.codePoints().anyMatch(CustomerName::isControl)) {
      return Optional.of("must not hold control characters or broken surrogate pairs");
    }
    if (name.codePoints().noneMatch(CustomerName::isVisible)) {
      return Optional.of("must have something in it that can be seen");
    }
    return Optional.empty();
  }

  private static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR, Character.FORMAT -> false;
      default -> !isIgnorable(character) && !isBlank(character);
    };
  }

  /// What Unicode calls ignorable by default, and what it has set aside to become so, apart from
  /// what has a category of its own for it. The Java runtime doesn't tell.
  private static boolean isIgnorable(int character) {
    return character == 0x34F // combining grapheme joiner
        || (character >= 0x115F && character <= 0x1160) // fillers of Hangul
        || (character >= 0x17B4 && character <= 0x17B5) // vowels of Khmer that nobody writes
        || (character >= 0x180B && character <= 0x180F) // selectors of Mongolian
        || character == 0x2065
        || character == 0x3164 // filler of Hangul
        || (character >= 0xFE00 && character <= 0xFE0F) // variation selectors
        || character == 0xFFA0 // filler of Hangul
        || (character >= 0xFFF0 && character <= 0xFFF8)
        || (character >= 0xE0000 && character <= 0xE0FFF) // tags, variation selectors
        || (character & 0xFFFE) == 0xFFFE // no characters, by definition
        || (character >= 0xFDD0 && character <= 0xFDEF);
  }

  /// Letters and symbols that are made of nothing.
  private static boolean isBlank(int character) {
    return character == 0x2800 // a cell of Braille without dots
        || character == 0x16FE4 // filler of the Khitan small script
        || (character >= 0x13441 && character <= 0x13442) // blanks of Egyptian hieroglyphs
        || character == 0x1D159; // a note without a head
  }
}
