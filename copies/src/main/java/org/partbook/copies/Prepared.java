package org.partbook.copies;

import java.util.List;
import java.util.OptionalInt;
import org.partbook.copies.file.Finding;

/// What is known of a file that was just prepared or drawn.
///
/// @param pages how many it has; MusicXML has none
/// @param findings what its publisher should know of it
public record Prepared(OptionalInt pages, List<Finding> findings) {
  /// The same with a copy of the list.
  public Prepared {
    findings = List.copyOf(findings);
  }

  /// What its publisher should know of it, in words that follow the file's name: `has a digital
  /// signature, which copies don't have`.
  ///
  /// @return one for each finding
  public List<String> warnings() {
    return findings.stream().map(Finding::text).toList();
  }
}
