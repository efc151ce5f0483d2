package org.partbook.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.partbook.Api;
import org.partbook.fuzz.Line.Change;
import org.partbook.fuzz.Line.Name;
import org.partbook.fuzz.Step.Till;
import tools.jackson.databind.JsonNode;

/// Follows vendors' events from cursor to cursor. They are told a moment after what they tell of,
/// so in between it is seen whether they are the beginning of what the model knows, and all of it
/// at the end.
final class Followers {
  /// Events are kept for 30 days. Whoever follows must come more often.
  private static final Duration KEPT = Duration.ofDays(29);

  /// For what takes a tenth of a second.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int USUAL_PAGE = 100;

  /// How a line stands after what an event tells of.
  private static final Map<String, String> STANDS =
      Map.of(
          "line.completed", "COMPLETED",
          "line.failed", "FAILED",
          "line.cancelled", "CANCELLED",
          "line.delivered", "COMPLETED");

  private final Shops shops;
  private final Lines lines;
  private final Infos infos;
  private final Map<Till, Log> logs = new EnumMap<>(Till.class);

  /// What somebody was told.
  private static final class Log {
    private String cursor = "";
    private final Set<String> ids = new HashSet<>();
    private final Map<Name, List<String>> types = new LinkedHashMap<>();
  }

  Followers(Shops shops, Lines lines, Infos infos) {
    this.shops = shops;
    this.lines = lines;
    this.infos = infos;
  }

  void follow(Step.Follow step, Instant now) {
    if (isTooLate(now)) {
      return;
    }
    var path = "/events?page_size=" + step.pageSize() + (step.linesOnly() ? "&types=line.*" : "");
    var owner = step.till().owner();
    if (step.cursorOf().owner() == owner) {
      read(step.till(), path);
      return;
    }
    var other = logs.get(step.cursorOf().owner());
    if (other != null) {
      Shops.answered(
          shops.at(step.till()).get(path + "&after=" + other.cursor), Model.CURSOR_EXPIRED);
    }
  }

  private boolean isTooLate(Instant now) {
    return lines.age(now).compareTo(KEPT) > 0;
  }

  private void read(Till till, String path) {
    var log = logs.computeIfAbsent(till.owner(), _ -> new Log());
    var pages = Pages.read(shops.at(till), path, log.cursor);
    log.cursor = pages.cursor();
    for (var event : pages.items("events")) {
      assertThat(log.ids.add(event.path("id").asString())).as("told once: " + event).isTrue();
      if (!event.path("type").asString().startsWith("asset.")) {
        take(till.owner(), log, event);
      }
    }
  }

  private void take(Till owner, Log log, JsonNode event) {
    var data = event.path("data");
    var key = new Name(owner, data.path("order_id").asLong(), data.path("order_line_id").asLong());
    var line = lines.find(key);
    assertThat(line).as("a line of its own: " + event).isPresent();
    var type = event.path("type").asString();
    assertThat(data.path("asset_id").asLong()).isEqualTo(line.get().deal().asset());
    assertThat(data.path("status").asString()).as(type).isEqualTo(STANDS.get(type));
    if (type.equals("line.completed")) {
      assertThat(data.path("quantity").asLong()).isEqualTo(line.get().deal().quantity());
    }
    var types = log.types.computeIfAbsent(key, _ -> new ArrayList<>());
    types.add(type);
    var expected = expected(line.get(), types);
    assertThat(types.size()).as(key + ": " + types).isLessThanOrEqualTo(expected.size());
    assertThat(types).as(key.toString()).isEqualTo(expected.subList(0, types.size()));
  }

  /// One that is cancelled while it is tried still has never failed.
  private static List<String> expected(Line line, List<String> told) {
    var types = line.changes().stream().map(Change::type).toList();
    return types.size() > 1 && !line.wasCompleted() && told.getFirst().equals("line.cancelled")
        ? types.subList(1, types.size())
        : types;
  }

  /// Waits until those who follow have been told everything.
  void end(Instant now) {
    if (isTooLate(now)) {
      return;
    }
    for (var owner : logs.keySet()) {
      infos.settle(owner);
      var deadline = System.nanoTime() + PATIENCE.toNanos();
      var missing = missing(owner);
      while (!missing.isEmpty()) {
        read(owner, "/events?page_size=" + USUAL_PAGE);
        missing = missing(owner);
        if (!missing.isEmpty()) {
          assertThat(System.nanoTime()).as("never told: " + missing).isLessThan(deadline);
          Api.pause(Duration.ofMillis(10));
        }
      }
    }
  }

  /// The lines of which not everything was told.
  private List<Name> missing(Till owner) {
    var told = logs.getOrDefault(owner, new Log()).types;
    return lines.of(owner).stream()
        .filter(line -> {
          var types = told.getOrDefault(line.key(), List.of());
          return types.isEmpty() || !types.equals(expected(line, types));
        })
        .map(Line::key)
        .toList();
  }
}
