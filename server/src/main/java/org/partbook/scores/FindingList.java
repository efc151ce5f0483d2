package org.partbook.scores;

import java.util.List;
import java.util.Map;
import org.partbook.copies.file.Finding;
import org.partbook.copies.file.Finding.Kind;
import org.partbook.json.Json;
import org.partbook.json.Json.MalformedJson;
import tools.jackson.databind.JsonNode;

/// What was noticed of a score, as the database keeps it: so many findings, and so many words.
final class FindingList {
  private static final int MOST = 20;
  private static final int LONGEST = 1000;

  private FindingList() {}

  static String written(List<Finding> findings) {
    return Json.write(findings.stream().limit(MOST).map(FindingList::json).toList());
  }

  private static Map<String, Object> json(Finding one) {
    var text = one.text();
    return Map.of(
        "kind", one.kind().name(),
        "pages", one.pages(),
        "text", text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
  }

  static List<Finding> read(String json) {
    try {
      return Json.read(json).valueStream().map(FindingList::finding).toList();
    } catch (MalformedJson e) {
      throw new IllegalStateException("findings that nobody here has written", e);
    }
  }

  private static Finding finding(JsonNode json) {
    return new Finding(
        Kind.valueOf(json.path("kind").asString()),
        json.path("pages").valueStream().map(JsonNode::asInt).toList(),
        json.path("text").asString());
  }
}
