package org.partbook.terms;

import java.util.List;
import org.partbook.csv.Mistake;

/// What came of an import of terms.
///
/// @param written whether anything was; not where there are mistakes, or where it was only a check
/// @param set how many terms were set, or would be
/// @param unchanged how many of the file are those that hold on that day anyway
/// @param mistakes the first of them
public record TermsReport(
    boolean written, int set, int unchanged, List<Mistake> mistakes, long mistakesFound) {
  public TermsReport {
    mistakes = List.copyOf(mistakes);
  }
}
