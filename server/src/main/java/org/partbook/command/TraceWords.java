package org.partbook.command;

import java.util.ArrayList;
import java.util.List;
import org.partbook.copies.trace.Evidence;
import org.partbook.copies.trace.MarkKind;
import org.partbook.copies.trace.TracedCopy;

/// What was found of a copy, for people.
final class TraceWords {
  private TraceWords() {}

  /// @param sold whether the code is one of this installation's
  static String certainty(TracedCopy copy, boolean sold) {
    int marks = copy.evidence().size();
    if (!sold && !copy.isChecked()) {
      return "Perhaps no code at all: it only looks like one.";
    }
    long kinds = copy.evidence().stream().map(Evidence::kind).distinct().count();
    return marks == 1
        ? "Sure: one mark was read. Codes are too long to be met by chance."
        : "Beyond doubt: %d marks of %s say the same.".formatted(marks, kinds(kinds));
  }

  private static String kinds(long kinds) {
    return kinds == 1 ? "one kind" : kinds + " kinds";
  }

  /// Per kind of mark: its name, the pages, and how many symbols had to be mended in all.
  static List<Object[]> rows(TracedCopy copy) {
    var rows = new ArrayList<Object[]>();
    for (var kind : MarkKind.values()) {
      var marks = copy.evidence().stream().filter(evidence -> evidence.kind() == kind).toList();
      if (!marks.isEmpty()) {
        int mended = marks.stream().mapToInt(Evidence::corrected).sum();
        rows.add(new Object[] {kind.words(), pages(marks), mended == 0 ? "-" : mended});
      }
    }
    return rows;
  }

  private static String pages(List<Evidence> marks) {
    var pages =
        marks.stream().flatMapToInt(mark -> mark.page().stream()).sorted().distinct().toArray();
    return pages.length == 0 ? "whole file" : ranges(pages);
  }

  /// 1–3, 5.
  static String ranges(int... pages) {
    var ranges = new ArrayList<String>();
    int first = 0;
    for (int last = 0; last < pages.length; last++) {
      if (last + 1 == pages.length || pages[last + 1] > pages[last] + 1) {
        ranges.add(first == last ? "" + pages[first] : pages[first] + "–" + pages[last]);
        first = last + 1;
      }
    }
    return String.join(", ", ranges);
  }
}
