package org.partbook.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.fuzz.Line.Deal;
import org.partbook.fuzz.Line.Name;
import org.partbook.fuzz.Step.Till;

/// All lines of the model, and what time it is for whom.
final class Lines {
  private final Map<Name, Line> lines = new LinkedHashMap<>();
  private final List<Mark> marks = new ArrayList<>();
  private Duration ahead = Duration.ZERO;

  /// When a step began.
  private record Mark(Instant now, Duration ahead) {}

  boolean has(Name key) {
    return lines.containsKey(key);
  }

  Optional<Line> find(Name key) {
    return Optional.ofNullable(lines.get(key));
  }

  /// @param single whether its price is that of its request
  void add(Name key, Deal deal, boolean single, Instant now) {
    lines.put(key, new Line(key, deal, single, time(key.owner(), now)));
  }

  /// All of a vendor's, as they were registered; those of one request by their numbers.
  List<Line> of(Till owner) {
    return lines.values().stream()
        .filter(line -> line.key().owner() == owner)
        .sorted(
            Comparator.comparing(Line::at)
                .thenComparingLong(line -> line.key().order())
                .thenComparingLong(line -> line.key().line()))
        .toList();
  }

  /// Those of an order, by their numbers.
  List<Line> of(Till owner, long order) {
    return lines.values().stream()
        .filter(line -> line.key().owner() == owner && line.key().order() == order)
        .sorted(Comparator.comparingLong(line -> line.key().line()))
        .toList();
  }

  /// The orders of which a line may be tried still.
  List<Long> unsettled(Till owner) {
    return of(owner).stream()
        .filter(Line::isUnsettled)
        .map(line -> line.key().order())
        .distinct()
        .toList();
  }

  /// What time it is for a vendor: in the sandbox it may be later.
  Instant time(Till owner, Instant now) {
    return owner == Till.FIRST_IN_SANDBOX ? now.plus(ahead) : now;
  }

  void pass(Duration time) {
    ahead = ahead.plus(time);
  }

  /// A step begins.
  void mark(Instant now) {
    marks.add(new Mark(now, ahead));
  }

  /// What time it was for a vendor when a step began; at the beginning if there were fewer.
  ///
  /// @param ago 0 for the step that has begun last, 1 for the one before it
  Instant begun(Till owner, int ago) {
    var mark = marks.get(Math.max(0, marks.size() - 1 - ago));
    var time = owner == Till.FIRST_IN_SANDBOX ? mark.now.plus(mark.ahead) : mark.now;
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /// How long ago all of this began, by the server's clock.
  Duration age(Instant now) {
    return marks.isEmpty() ? Duration.ZERO : Duration.between(marks.getFirst().now, now);
  }
}
