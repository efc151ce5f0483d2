package org.partbook.client.testing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// All that happened, in its order.
final class EventLog {
  private final World world;
  private final List<Entry> entries = new ArrayList<>();
  private Consumer<Entry> listener = entry -> {};

  /// Something that happened.
  record Entry(String id, String type, Instant at, Map<String, Object> data) {
    Entry {
      data = Map.copyOf(data);
    }

    /// What a webhook sends.
    Map<String, Object> body() {
      var body = new LinkedHashMap<String, Object>();
      body.put("type", type);
      body.put("timestamp", at);
      body.put("data", data);
      return body;
    }

    Map<String, Object> listed() {
      var listed = new LinkedHashMap<String, Object>();
      listed.put("id", id);
      listed.putAll(body());
      return listed;
    }
  }

  EventLog(World world) {
    this.world = world;
  }

  void listener(Consumer<Entry> next) {
    listener = next;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  void add(String type, Map<String, Object> data) {
    var id = "evt_%08d".formatted(entries.size() + 1);
    var entry = new Entry(id, type, world.now(), data);
    entries.add(entry);
    listener.accept(entry);
  }

  Answer list(FakeRequest request) {
    var size = (int) Math.min(request.number("page_size", 1).orElse(100L), 1000);
    var begin = Math.min(world.cursors().events(request.parameter("after")), entries.size());
    var since = since(request);
    var types =
        request.parameter("types").map(text -> List.of(text.split(",", -1))).orElse(List.of());
    var found = new ArrayList<Entry>();
    var told = begin;
    for (; told < entries.size() && found.size() < size; told++) {
      var entry = entries.get((int) told);
      if (!entry.at().isBefore(since) && isWanted(types, entry.type())) {
        found.add(entry);
      }
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("events", found.stream().map(Entry::listed).toList());
    body.put("cursor", world.cursors().events(told));
    body.put("more", told < entries.size());
    return Answer.json(200, body);
  }

  private static Instant since(FakeRequest request) {
    try {
      Optional<String> since = request.parameter("since");
      return since.map(text -> OffsetDateTime.parse(text).toInstant()).orElse(Instant.MIN);
    } catch (DateTimeException e) {
      throw Problem.invalid("since", "must be a time as in 2026-03-01T00:00:00Z");
    }
  }

  static boolean isWanted(List<String> types, String type) {
    return types.isEmpty()
        || types.stream()
            .anyMatch(wanted ->
                wanted.endsWith(".*")
                    ? type.startsWith(wanted.substring(0, wanted.length() - 1))
                    : wanted.equals(type));
  }
}
