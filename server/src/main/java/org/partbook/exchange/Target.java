package org.partbook.exchange;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where the cells of a column go: into a field, or into what one of its elements is chosen by, as
/// in `contributors[Composer]`, `prices[USD]`, `renderings[pdf full]`, `images[cover]` and
/// `own[sku]`.
///
/// @param of empty where the cells are the whole field
/// @param piece which piece of the field's text it is, counted from 1: a text too long for a cell
///   goes on in further columns
record Target(String field, String of, int piece) {
  private static final Pattern TEXT =
      Pattern.compile("([a-z_]+)(?:\\[([^\\]]{1,60})])?(?:#(\\d))?");

  private static final List<String> KEYED =
      List.of("contributors", "prices", "renderings", "images", "own");

  static Target of(String field) {
    return new Target(field, "", 1);
  }

  static Target of(String field, String of) {
    return new Target(field, of, 1);
  }

  /// As it is written in a file; nothing if there is no such field.
  static Optional<Target> parse(String text) {
    var found = TEXT.matcher(text.strip());
    if (!found.matches() || Format.kind(found.group(1)).isEmpty()) {
      return Optional.empty();
    }
    var of = Optional.ofNullable(found.group(2)).orElse("");
    boolean isRight = of.isEmpty() ? !found.group(1).equals("own") : KEYED.contains(found.group(1));
    if (!isRight || (found.group(1).equals("renderings") && !of.isEmpty() && !of.contains(" "))) {
      return Optional.empty();
    }
    var piece = Optional.ofNullable(found.group(3)).map(Integer::parseInt).orElse(1);
    return Optional.of(new Target(found.group(1), of, piece));
  }

  Target whole() {
    return new Target(field, of, 1);
  }

  @Override
  public String toString() {
    return field + (of.isEmpty() ? "" : "[" + of + "]") + (piece == 1 ? "" : "#" + piece);
  }
}
