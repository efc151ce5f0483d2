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
public record Sale(
    OrderLine line,
    Vendor vendor,
    Optional<String> title,
    Optional<String> part,
    Optional<String> composer,
    Set<String> renderings) {
  public Sale {
    renderings = Set.copyOf(renderings);
    part = part.filter(name -> !name.isBlank()).filter(name -> !isIn(title.orElse(""), name));
  }

  /// Whether a title says already which part it is: "Canon in D: Viola".
  private static boolean isIn(String title, String part) {
    var word = "(?<![\\p{L}\\p{N}])" + Pattern.quote(part) + "(?![\\p{L}\\p{N}])";
    return Pattern.compile(word, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
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
