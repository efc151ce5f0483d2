package org.partbook.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.partbook.catalog.ImportReport;
import org.partbook.catalog.ImportReport.Problem;

/// Says what an import did.
final class ImportAnswer {
  private final Console console;
  private final Output output;

  ImportAnswer(Console console, Output output) {
    this.console = console;
    this.output = output;
  }

  /// Says it.
  ///
  /// @return the exit code
  int print(ImportReport report) {
    if (output.json) {
      output.object(json(report));
    } else {
      tellProblems(report, "imported, but");
      console.out().println(counts(report));
    }
    return exit(report);
  }

  static int exit(ImportReport report) {
    if (report.bad() == 0) {
      return Exit.DONE;
    }
    var imported = report.added() + report.updated() + report.unchanged();
    return imported == 0 ? Exit.FAILED : Exit.DONE_IN_PART;
  }

  static String counts(ImportReport report) {
    return "%d added, %d updated, %d unchanged, %d refused"
        .formatted(report.added(), report.updated(), report.unchanged(), report.bad());
  }

  /// @param how lines with oddities fare
  void tellProblems(ImportReport report, String how) {
    tell("refused", report.problems());
    if (report.problems().size() == ImportReport.MOST_KEPT) {
      console.err().println("... more may be wrong: only so much is listed at once");
    }
    tell(how, report.oddities());
  }

  private void tell(String how, List<Problem> problems) {
    for (var problem : problems) {
      console
          .err()
          .printf("%s:%d: %s: %s%n", problem.file(), problem.line(), how, problem.message());
    }
  }

  private static Map<String, @Nullable Object> json(ImportReport report) {
    return JsonFields.of()
        .add("lines", report.lines())
        .add("added", report.added())
        .add("updated", report.updated())
        .add("unchanged", report.unchanged())
        .add("refused", report.bad())
        .add("complete_up_to_line", report.complete())
        .add("problems", report.problems().stream().map(ImportAnswer::json).toList())
        .add("warnings", report.oddities().stream().map(ImportAnswer::json).toList())
        .map();
  }

  private static Map<String, Object> json(Problem problem) {
    return Map.of(
        "file", problem.file().toString(),
        "line", problem.line(),
        "field", problem.field(),
        "message", problem.message());
  }
}
