package org.partbook.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.partbook.Api;
import tools.jackson.databind.JsonNode;

/// A vendor's program that reads events from page to page.
final class Follower {
  private final Api api;
  private final String query;
  private final List<JsonNode> seen = new ArrayList<>();
  private String cursor = "";

  Follower(Api api) {
    this(api, "");
  }

  /// @param query further parameters, each with its `&`
  Follower(Api api, String query) {
    this.api = api;
    this.query = query;
  }

  /// Reads all that there is.
  List<JsonNode> read() {
    var more = true;
    while (more) {
      var after = cursor.isEmpty() ? "" : "&after=" + cursor;
      var reply = api.get("/events?page_size=7" + query + after);
      if (reply.status() != 200) {
        throw new AssertionError(reply.text());
      }
      var page = reply.json();
      page.path("events").values().forEach(seen::add);
      cursor = page.path("cursor").asString();
      more = page.path("more").asBoolean();
    }
    return List.copyOf(seen);
  }

  String cursor() {
    return cursor;
  }

  /// Reads until there is an event like this.
  JsonNode await(Predicate<JsonNode> wanted) {
    await(() -> read().stream().anyMatch(wanted));
    return seen.stream().filter(wanted).findFirst().orElseThrow();
  }

  static void await(BooleanSupplier condition) {
    var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it doesn't happen");
      }
      Api.pause(Duration.ofMillis(20));
    }
  }
}
