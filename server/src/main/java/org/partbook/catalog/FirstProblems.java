package org.partbook.catalog;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.partbook.catalog.ImportReport.Problem;
import org.partbook.json.FieldError;

/// What there is to say about lines, in their order, whenever it is said; of more than
/// [ImportReport#MOST_KEPT] the first.
final class FirstProblems {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::line).thenComparingLong(Place::said);

  private final Path file;
  private final TreeMap<Place, Problem> first = new TreeMap<>(ORDER);
  private long said;

  FirstProblems(Path file) {
    this.file = file;
  }

  private record Place(long line, long said) {}

  void add(long line, FieldError error) {
    said++;
    if (first.size() == ImportReport.MOST_KEPT) {
      if (line >= first.lastKey().line()) {
        return;
      }
      first.pollLastEntry();
    }
    first.put(new Place(line, said), new Problem(file, line, error.field(), error.message()));
  }

  List<Problem> inOrder() {
    return List.copyOf(first.values());
  }
}
