package org.partbook.copies.licence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The publisher's words for the stamp, with places for what differs from copy to copy. [#parse]
/// makes one.
///
/// @param text as the publisher wrote it: `{customer}` and the like are filled in, `|` begins a new
///   line
/// @param lines the same, taken apart; not empty
public record Wording(String text, List<List<Element>> lines) {
  private static final int LONGEST = 500;
  private static final int MOST_LINES = 3;
  private static final Pattern PLACE = Pattern.compile("\\{([^{}]*)}");

  /// A piece of a line.
  public sealed interface Element {}

  /// Words of the publisher's.
  ///
  /// @param text the same in every copy
  public record Words(String text) implements Element {}

  /// What is filled in.
  public enum Field implements Element {
    /// The buyer's name.
    CUSTOMER,
    /// How many copies may be made.
    QUANTITY,
    /// The shop's name.
    VENDOR,
    /// The order's number.
    ORDER,
    /// The number of the line in its order.
    LINE,
    /// The day of the sale, as `2026-11-28`.
    DATE,
    /// The copy's code, in groups of four.
    CODE;

    /// What a licence has there.
    ///
    /// @param licence of the copy
    /// @return the text as it is filled in
    public String of(Licence licence) {
      return switch (this) {
        case CUSTOMER -> licence.customer();
        case QUANTITY -> Long.toString(licence.quantity());
        case VENDOR -> licence.vendor();
        case ORDER -> Long.toString(licence.order());
        case LINE -> Long.toString(licence.line());
        case DATE -> licence.date().toString();
        case CODE -> licence.code().toString();
      };
    }

    /// Whether a stamp may leave off its end where there is no room. Names may be of any length; a
    /// number that is cut would be a wrong one.
    ///
    /// @return true for the names of buyer and shop
    public boolean mayBeShortened() {
      return this == CUSTOMER || this == VENDOR;
    }
  }

  /// Reads what a publisher wrote.
  ///
  /// @param text at most 500 characters in at most 3 lines, with `|` between them, no control
  ///   characters, and `{customer}` at least once; other places are `{quantity}`, `{vendor}`,
  ///   `{order}`, `{line}`, `{date}` and `{code}`
  /// @return the wording
  /// @throws IllegalArgumentException if it can't be used, saying why
  public static Wording parse(String text) {
    if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "it must have at most " + LONGEST + " characters, and no control characters");
    }
    var lines = new ArrayList<List<Element>>();
    for (var line : text.split("\\|", -1)) {
      lines.add(parts(line.strip()));
    }
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException("it must have at most " + MOST_LINES + " lines");
    }
    if (lines.stream().noneMatch(line -> line.contains(Field.CUSTOMER))) {
      throw new IllegalArgumentException("it must have {customer} in it");
    }
    return new Wording(text, List.copyOf(lines));
  }

  private static List<Element> parts(String line) {
    var parts = new ArrayList<Element>();
    int at = 0;
    for (var place = PLACE.matcher(line); place.find(); at = place.end()) {
      addWords(parts, line.substring(at, place.start()));
      parts.add(field(place.group(1)));
    }
    addWords(parts, line.substring(at));
    return List.copyOf(parts);
  }

  private static void addWords(List<Element> parts, String words) {
    if (words.contains("{") || words.contains("}")) {
      throw new IllegalArgumentException("a brace is open: '" + words + "'");
    }
    if (!words.isEmpty()) {
      parts.add(new Words(words));
    }
  }

  private static Field field(String name) {
    for (var field : Field.values()) {
      if (field.name().equalsIgnoreCase(name)) {
        return field;
      }
    }
    throw new IllegalArgumentException(
        "there is no {"
            + name
            + "}; there are {customer}, {quantity}, {vendor}, {order}, {line}, {date} and {code}");
  }

  /// All of it in one line, for files that can't be stamped but say it in words.
  ///
  /// @param licence what is filled in
  /// @return the lines with ` · ` between them
  public String sentence(Licence licence) {
    var sentence = new StringBuilder();
    for (var line : lines) {
      if (!sentence.isEmpty()) {
        sentence.append(" · ");
      }
      for (var part : line) {
        sentence.append(
            switch (part) {
              case Words(var words) -> words;
              case Field field -> field.of(licence);
            });
      }
    }
    return sentence.toString();
  }
}
