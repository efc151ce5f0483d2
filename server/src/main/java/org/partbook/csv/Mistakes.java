package org.partbook.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is wrong in files, as it is found; of more than [#MOST_KEPT] the first.
public final class Mistakes {
  /// A file with a mistake in every row must not fill the memory, or the screen.
  public static final int MOST_KEPT = 100;

  private final List<Mistake> kept = new ArrayList<>();
  private long found;

  public void add(Path file, long line, String column, String value, String message) {
    found++;
    if (kept.size() < MOST_KEPT) {
      kept.add(new Mistake(file, line, column, value, message));
    }
  }

  /// The same so far, to be gone on with.
  public Mistakes copy() {
    var copy = new Mistakes();
    copy.kept.addAll(kept);
    copy.found = found;
    return copy;
  }

  public boolean isEmpty() {
    return found == 0;
  }

  public long found() {
    return found;
  }

  /// By file and line.
  public List<Mistake> kept() {
    return kept.stream()
        .sorted(Comparator.comparing(Mistake::file).thenComparingLong(Mistake::line))
        .toList();
  }
}
