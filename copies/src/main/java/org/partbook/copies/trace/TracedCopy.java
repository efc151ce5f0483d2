package org.partbook.copies.trace;

import java.util.List;
import org.partbook.copies.licence.CopyCode;

/// A code that was found, and where. A code is 80 random bits, so a single mark is enough if it has
/// a check of its own, or if the code is known.
public record TracedCopy(CopyCode code, List<Evidence> evidence) {
  public TracedCopy {
    evidence = List.copyOf(evidence);
  }

  /// Whether any of the marks can't be a coincidence.
  public boolean isChecked() {
    return evidence.stream().anyMatch(one -> one.kind().isChecked());
  }
}
