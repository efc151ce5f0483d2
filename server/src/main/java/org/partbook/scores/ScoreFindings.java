package org.partbook.scores;

import java.util.List;
import org.partbook.copies.file.Finding;

/// What was noticed of a score when it was prepared and drawn in today's form.
///
/// @param copies what concerns personal copies
/// @param pages what concerns reading in the browser
public record ScoreFindings(List<Finding> copies, List<Finding> pages) {
  public ScoreFindings {
    copies = List.copyOf(copies);
    pages = List.copyOf(pages);
  }
}
