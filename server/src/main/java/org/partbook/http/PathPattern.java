package org.partbook.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The paths of a route.
///
/// Only what a parameter stands for is decoded, and only after the path was taken apart: a slash in
/// a parameter (`%2F`) makes no other path of it. What holds a control character, or can't be
/// decoded, fits nothing.
///
/// @param parts between slashes
record PathPattern(List<String> parts) {
  static PathPattern of(String path) {
    return new PathPattern(split(path));
  }

  static List<String> split(String path) {
    return List.of(path.split("/", -1));
  }

  /// What its parameters stand for in a path that was split; nothing if it is another path.
  Optional<Map<String, String>> match(List<String> path) {
    var greedy = parts.getLast().startsWith("{+");
    if (greedy ? path.size() < parts.size() : path.size() != parts.size()) {
      return Optional.empty();
    }
    var found = new HashMap<String, String>();
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      if (part.startsWith("{+")) {
        return put(found, name(part, 2), String.join("/", path.subList(i, path.size())));
      }
      if (part.startsWith("{")) {
        if (put(found, name(part, 1), path.get(i)).isEmpty()) {
          return Optional.empty();
        }
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(found);
  }

  private static String name(String part, int from) {
    return part.substring(from, part.length() - 1);
  }

  private static Optional<Map<String, String>> put(
      Map<String, String> found, String name, String encoded) {
    var value = decoded(encoded);
    value.ifPresent(text -> found.put(name, text));
    return value.map(_ -> found);
  }

  private static Optional<String> decoded(String encoded) {
    try {
      var text =
          encoded.indexOf('%') < 0
              ? encoded
              : URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      return text.isEmpty() || text.chars().anyMatch(Character::isISOControl)
          ? Optional.empty()
          : Optional.of(text);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
