package org.partbook.guide;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A piece of a program as the guide shows it.
///
/// @param shown what the guide says that it prints: the block below it, or else the comments with
///   an arrow; nothing if there is neither
record Piece(String code, String shown) {
  private static final Pattern ARROW = Pattern.compile("(?m) (?:#|//) → (.*)$");

  /// A piece without a block below it.
  static Piece of(String code) {
    var arrows = ARROW.matcher(code).results().map(found -> found.group(1));
    return new Piece(code, arrows.collect(Collectors.joining("\n")));
  }
}
