package org.partbook.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters behind a question mark, decoded, as forms send them.
///
/// @param all the values of each, in their order
public record QueryParameters(Map<String, List<String>> all) {
  /// Reads them. What can't be decoded stays as it came: whoever wants the parameter finds that it
  /// is none of its values.
  static QueryParameters parse(String query) {
    var all = new LinkedHashMap<String, List<String>>();
    for (var pair : query.split("&", -1)) {
      var equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        var name = equals < 0 ? pair : pair.substring(0, equals);
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        all.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
      }
    }
    return new QueryParameters(all);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  /// All values of a parameter; nothing if it isn't there.
  public List<String> all(String name) {
    return all.getOrDefault(name, List.of());
  }

  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }
}
