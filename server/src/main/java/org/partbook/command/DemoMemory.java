package org.partbook.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the demo has to know again at its next start: the tokens, of which the database has only
/// hashes, and its own order.
record DemoMemory(String live, String otherLive, String sandbox, long order) {
  /// As `NAME=value` lines, which a shell can read. Values need no quotes.
  static String text(Map<String, String> values) {
    var text = new StringBuilder();
    values.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
    return text.toString();
  }

  Map<String, String> tokens() {
    var values = new LinkedHashMap<String, String>();
    values.put("PARTBOOK_TOKEN", live);
    values.put("PARTBOOK_TOKEN_2", otherLive);
    values.put("PARTBOOK_SANDBOX_TOKEN", sandbox);
    return values;
  }

  String text() {
    var values = tokens();
    values.put("ORDER", Long.toString(order));
    return text(values);
  }

  /// Nothing if the text isn't one of [#text].
  static Optional<DemoMemory> parse(String text) {
    var values = new LinkedHashMap<String, String>();
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> values.put(pair[0], pair[1]));
    var order = values.getOrDefault("ORDER", "");
    var memory =
        new DemoMemory(
            values.getOrDefault("PARTBOOK_TOKEN", ""),
            values.getOrDefault("PARTBOOK_TOKEN_2", ""),
            values.getOrDefault("PARTBOOK_SANDBOX_TOKEN", ""),
            order.matches("[1-9][0-9]{0,17}") ? Long.parseLong(order) : 0);
    return memory.order == 0 || memory.tokens().containsValue("")
        ? Optional.empty()
        : Optional.of(memory);
  }

  /// Without the tokens, which a record would show.
  @Override
  public String toString() {
    return "demo, order " + order;
  }
}
