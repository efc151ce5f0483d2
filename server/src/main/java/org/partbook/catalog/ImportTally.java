package org.partbook.catalog;

import java.nio.file.Path;
import java.util.List;
import org.partbook.json.FieldError;

/// Counts what an import does, and keeps the first of what it has to say.
final class ImportTally {
  /// So that one line can't use up all the room.
  private static final int MOST_OF_A_LINE = 20;

  private final FirstProblems problems;
  private final FirstProblems oddities;
  private long lines;
  private long added;
  private long updated;
  private long unchanged;
  private long bad;
  private long complete;
  private long warnings;

  ImportTally(Path file) {
    this.problems = new FirstProblems(file);
    this.oddities = new FirstProblems(file);
  }

  /// Lines are read up to this one.
  void line(long number) {
    lines = number;
  }

  void added(long more) {
    added += more;
  }

  void updated(long more) {
    updated += more;
  }

  void unchanged(long more) {
    unchanged += more;
  }

  boolean hasChanged() {
    return added + updated > 0;
  }

  /// Every good line up to this one is in the catalogue.
  void complete(long line) {
    complete = line;
  }

  void bad(long line, List<FieldError> errors) {
    bad++;
    for (var error : errors.subList(0, Math.min(errors.size(), MOST_OF_A_LINE))) {
      problems.add(line, error);
    }
  }

  void warn(long line, FieldError oddity) {
    warnings++;
    oddities.add(line, oddity);
  }

  long lines() {
    return lines;
  }

  long bad() {
    return bad;
  }

  ImportReport report() {
    return new ImportReport(
        lines,
        added,
        updated,
        unchanged,
        bad,
        complete,
        problems.inOrder(),
        warnings,
        oddities.inOrder());
  }
}
