package org.partbook.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.partbook.catalog.Edition;
import org.partbook.purchase.EditionHolder;

/// How many buyers have which edition.
final class EditionCounts {
  private final Map<Kind, Count> counts = new HashMap<>();

  /// @param edition 0 for files that aren't counted
  private record Kind(String type, int edition) {}

  private static final class Count {
    private long opened;
    private long unopened;
    private long taken;
  }

  /// What is known of an edition.
  ///
  /// @param edition nothing for files that were sold before editions were counted, or that another
  ///   server had
  record Row(String type, Optional<Edition> edition, long opened, long unopened, long taken) {}

  void add(EditionHolder one) {
    if (one.opened()) {
      count(one.rendering(), one.edition()).opened++;
    } else {
      count(one.rendering(), one.coming().orElse(one.edition())).unopened++;
    }
    one.taken().forEach(edition -> count(one.rendering(), edition).taken++);
  }

  private Count count(String type, int edition) {
    return counts.computeIfAbsent(new Kind(type, edition), _ -> new Count());
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  /// A row for each edition, and for what isn't counted.
  List<Row> rows(List<Edition> editions) {
    var rows = new ArrayList<Row>();
    var types = new TreeSet<String>();
    editions.forEach(one -> types.add(one.type()));
    counts.keySet().forEach(one -> types.add(one.type()));
    for (var type : types) {
      if (counts.containsKey(new Kind(type, 0))) {
        rows.add(row(type, Optional.empty(), count(type, 0)));
      }
      editions.stream()
          .filter(one -> one.type().equals(type))
          .map(one -> row(type, Optional.of(one), count(type, one.number())))
          .forEach(rows::add);
    }
    return rows;
  }

  private static Row row(String type, Optional<Edition> edition, Count count) {
    return new Row(type, edition, count.opened, count.unopened, count.taken);
  }
}
