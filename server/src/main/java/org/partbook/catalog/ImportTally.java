package org.partbook.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.partbook.catalog.ImportReport.Problem;
import org.partbook.json.FieldError;

/// Counts what an import does, and keeps the first of what it has to say.
final class ImportTally {
  /// So that one line can't use up all the room.
  private static final int MOST_OF_A_LINE = 20;

  private final Path file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> oddities = new ArrayList<>();
  private long lines;
  private long added;
  private long updated;
  private long unchanged;
  private long bad;
  private long complete;
  private long warnings;

  ImportTally(Path file) {
    this.file = file;
  }

  void line(long number) {
    lines = number;
  }

  void added() {
    added++;
  }

  void updated() {
    updated++;
  }

  void unchanged() {
    unchanged++;
  }

  /// Every good line up to this one is in the catalogue.
  void complete(long line) {
    complete = line;
  }

  void bad(long line, List<FieldError> errors) {
    bad++;
    for (var error : errors.subList(0, Math.min(errors.size(), MOST_OF_A_LINE))) {
      keep(problems, line, error);
    }
  }

  void warn(long line, FieldError oddity) {
    warnings++;
    keep(oddities, line, oddity);
  }

  private void keep(List<Problem> list, long line, FieldError error) {
    if (list.size() < ImportReport.MOST_KEPT) {
      list.add(new Problem(file, line, error.field(), error.message()));
    }
  }

  long lines() {
    return lines;
  }

  long bad() {
    return bad;
  }

  ImportReport report() {
    return new ImportReport(
        lines, added, updated, unchanged, bad, complete, problems, warnings, oddities);
  }
}
