package org.partbook.purchase;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.partbook.access.Vendor;

/// A line with what a link and a check page tell of it, read at once: every part of a download asks
/// for it anew.
///
/// @param title of the score, as the catalogue has it today; nothing if it has no such asset
/// @param part which part of the score it is, as its ensemble calls it; nothing if it is none
/// @param composer who wrote it, as the contributors tell: several names with commas between them
/// @param renderings what the score can be had as today, in the words of the catalogue
/// @param replaced whether another file has taken the place of the one that was sold
public record Sale(
    OrderLine line,
    Vendor vendor,
    Optional<String> title,
    Optional<String> part,
    Optional<String> composer,
    Set<String> renderings,
    boolean replaced) {
  private static final String BLANKS = "[\\s\\p{Z}]*";

  /// What may stand before the part at the end of a title.
  private static final String BEFORE = "[:(\\[/\u2013\u2014-]";

  /// What may stand behind the part at the beginning of a title. A hyphen without a blank makes one
  /// word of two: a "Violin-Sonate" isn't the violin's.
  private static final String BEHIND = "(?:[:(\\[/\u2013\u2014]|-[\\s\\p{Z}]|(?<=[\\s\\p{Z}])-)";

  public Sale {
    renderings = Set.copyOf(renderings);
    part = part.filter(name -> !name.isBlank()).filter(name -> !isNamed(title.orElse(""), name));
  }

  /// Whether a title says already which part it is: "Canon in D: Viola". That it has the
  /// instrument's name in it isn't enough: the score of a "Clarinet Quintet" is no clarinet's.
  private static boolean isNamed(String title, String part) {
    var name = BLANKS + Pattern.quote(part.strip()) + BLANKS;
    var end = "(?:^|" + BEFORE + ")" + name + "[)\\]]?" + BLANKS + "$";
    var beginning = "^" + name + BEHIND;
    return Pattern.compile(end + "|" + beginning, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
        .matcher(title)
        .find();
  }

  /// The title with the part, for people.
  ///
  /// @param untitled in place of a title
  public String name(String untitled) {
    return title.orElse(untitled) + part.map(name -> " – " + name).orElse("");
  }
}
