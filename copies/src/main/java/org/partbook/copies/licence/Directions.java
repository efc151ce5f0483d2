package org.partbook.copies.licence;

import java.util.regex.Pattern;

/// What turns the direction of a text without being seen: marks, embeddings, overrides, isolates.
final class Directions {
  private static final Pattern COMMANDS =
      Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

  private Directions() {}

  static String without(String text) {
    return COMMANDS.matcher(text).replaceAll("");
  }
}
