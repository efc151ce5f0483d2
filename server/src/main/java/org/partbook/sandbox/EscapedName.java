package org.partbook.sandbox;

import java.util.Optional;
import java.util.regex.Pattern;

/// A name that went through a web page's escaping before it was sent: O&#039;Brien, Smith &amp;
/// Sons. It would be printed so on every page.
final class EscapedName {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|(?i:amp|lt|gt|quot|apos|nbsp|szlig|thorn|eth|"
              + "[a-z]{1,2}(acute|grave|circ|uml|tilde|ring|cedil|caron|slash|lig)));");

  /// What such escaping leaves in no name.
  private static final Pattern PLAIN = Pattern.compile("[&<>\"']");

  private EscapedName() {}

  /// The first reference to a character that a name has instead of the character.
  static Optional<String> reference(String name) {
    var found = REFERENCE.matcher(name);
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  /// Whether the name would be another one if it were escaped, and isn't.
  static boolean isPlain(String name) {
    return PLAIN.matcher(name).find() && reference(name).isEmpty();
  }
}
