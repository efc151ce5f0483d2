package org.partbook.copies.trace;

import java.util.List;
import org.partbook.copies.licence.CopyCode;

/// A code that was found, and where. Codes are random enough that a single mark will do if it has a
/// check of its own, or if the code is known.
///
/// @param code which one
/// @param evidence where it was read, in the order in which it was; not empty
public record TracedCopy(CopyCode code, List<Evidence> evidence) {
  /// A code with a copy of the evidence.
  public TracedCopy {
    evidence = List.copyOf(evidence);
  }

  /// Whether any of the marks can't be a coincidence.
  ///
  /// @return false if the code was read in text or in properties alone
  public boolean isChecked() {
    return evidence.stream().anyMatch(one -> one.kind().isChecked());
  }
}
