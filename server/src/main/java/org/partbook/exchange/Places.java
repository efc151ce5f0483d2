package org.partbook.exchange;

import java.util.List;
import java.util.Map;

/// Where in a file a field of a line was: what is said before a message.
interface Places {
  /// Empty, or with `: ` at its end.
  String of(long line, String field);

  static Places none() {
    return (_, _) -> "";
  }

  /// In the columns that a field was made of.
  static Places columns(Map<String, List<String>> headings) {
    return (_, field) -> {
      var root = field.replaceFirst("[\\[.].*$", "");
      var columns = headings.getOrDefault(field, headings.getOrDefault(root, List.of()));
      var shown = columns.stream().limit(3).map(one -> '"' + one + '"').toList();
      return shown.isEmpty()
          ? ""
          : (shown.size() == 1 ? "column " : "columns ") + String.join(", ", shown) + ": ";
    };
  }
}
