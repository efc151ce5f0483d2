package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.partbook.Api;
import tools.jackson.databind.JsonNode;

/// Pages that were read one after the other, each from the cursor of the one before.
///
/// @param all at least one
record Pages(List<JsonNode> all) {
  /// More than anybody has here.
  private static final int MOST = 500;

  /// Reads on until there are no more.
  ///
  /// @param path with a query to which the cursor is added
  /// @param cursor where to begin; empty for the beginning
  static Pages read(Api api, String path, String cursor) {
    var all = new ArrayList<JsonNode>();
    var after = cursor;
    do {
      var reply = api.get(after.isEmpty() ? path : path + "&after=" + after);
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      all.add(reply.json());
      after = all.getLast().path("cursor").asString();
      assertThat(all.size()).as("pages without an end").isLessThan(MOST);
    } while (all.getLast().path("more").asBoolean());
    return new Pages(List.copyOf(all));
  }

  /// What is on them.
  List<JsonNode> items(String field) {
    return all.stream().flatMap(page -> page.path(field).valueStream()).toList();
  }

  /// Where one goes on later.
  String cursor() {
    return all.getLast().path("cursor").asString();
  }
}
