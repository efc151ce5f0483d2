package org.partbook.trace;

import java.util.List;
import org.partbook.mark.CopyCode;

/// A code that was found, and where. A code is 80 random bits and every mark has a check of its
/// own, so a single one is enough.
public record TracedCopy(CopyCode code, List<Evidence> evidence) {
  public TracedCopy {
    evidence = List.copyOf(evidence);
  }
}
