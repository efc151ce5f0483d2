package org.partbook.rights;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong in files, as it is found; of more than [#MOST_KEPT] the first.
final class Mistakes {
  /// A file with a mistake in every row must not fill the memory, or the screen.
  static final int MOST_KEPT = 100;

  private final List<Mistake> kept = new ArrayList<>();
  private long found;

  void add(Path file, long line, String column, String value, String message) {
    found++;
    if (kept.size() < MOST_KEPT) {
      kept.add(new Mistake(file, line, column, value, message));
    }
  }

  /// The same so far, to be gone on with.
  Mistakes copy() {
    var copy = new Mistakes();
    copy.kept.addAll(kept);
    copy.found = found;
    return copy;
  }

  boolean isEmpty() {
    return found == 0;
  }

  long found() {
    return found;
  }

  /// By file and line.
  List<Mistake> kept() {
    return kept.stream()
        .sorted(Comparator.comparing(Mistake::file).thenComparingLong(Mistake::line))
        .toList();
  }
}
