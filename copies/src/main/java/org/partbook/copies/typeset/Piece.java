package org.partbook.copies.typeset;

import java.util.Locale;
import java.util.Optional;

/// A part of a line, such as a name: it is ordered for itself, whatever stands beside it.
///
/// @param text anything
/// @param mayShorten whether it may end in an ellipsis if the line is too long
/// @param locale of whom the text is about: its country or its language, where known. It decides
///   between the shapes of Chinese characters that are used in Japan, Korea and the Chinas
public record Piece(String text, boolean mayShorten, Optional<Locale> locale) {
  /// Wording of which nothing may be missing.
  public static Piece fixed(String text) {
    return new Piece(text, false, Optional.empty());
  }
}
