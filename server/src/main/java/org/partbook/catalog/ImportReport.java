package org.partbook.catalog;

import java.nio.file.Path;
import java.util.List;

/// What an import did.
///
/// @param lines the lines of the file, blank ones included
/// @param bad the lines that were refused
/// @param complete the last line up to which every good line is in the catalogue
/// @param problems why lines were refused; the first [#MOST_KEPT] of them, a line may have several
/// @param warnings how many oddities were found that didn't keep a line out
/// @param oddities the first [#MOST_KEPT] of those
public record ImportReport(
    long lines,
    long added,
    long updated,
    long unchanged,
    long bad,
    long complete,
    List<Problem> problems,
    long warnings,
    List<Problem> oddities) {
  /// A file with a mistake in every line must not fill the memory.
  public static final int MOST_KEPT = 1000;

  public ImportReport {
    problems = List.copyOf(problems);
    oddities = List.copyOf(oddities);
  }

  /// Something about one line.
  ///
  /// @param line counted from 1
  /// @param field as in `renderings[0].file`; empty where the line as a whole is meant
  /// @param message names the field and the value
  public record Problem(Path file, long line, String field, String message) {
    private static final int LONGEST = 300;

    /// Lines hold whatever somebody typed: what is printed of them is short and harmless.
    public Problem {
      field = printable(field);
      message = printable(message);
    }

    private static String printable(String text) {
      var shortened = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
      return shortened.replaceAll("\\p{Cc}", " ");
    }

    /// As compilers write it, so that editors can jump there.
    @Override
    public String toString() {
      return file + ":" + line + ": " + message;
    }
  }
}
