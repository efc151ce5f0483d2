package org.partbook.purchase;

import java.time.Instant;

/// How an attempt ended. Compared by identity within a batch, so never put two equal ones into it:
/// a line is claimed once at a time.
public sealed interface Settlement {
  ClaimedLine line();

  record Completed(ClaimedLine line, SoldFile file) implements Settlement {}

  record Failed(ClaimedLine line, String reason) implements Settlement {}

  record TryAgain(ClaimedLine line, String reason, Instant due) implements Settlement {}
}
