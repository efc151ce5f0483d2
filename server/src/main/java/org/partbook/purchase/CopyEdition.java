package org.partbook.purchase;

import java.time.Instant;
import java.util.Optional;
import org.partbook.blob.BlobKey;

/// An edition of a score, as those see it who have a copy.
///
/// @param number from 1
/// @param madeAt when it was published; nobody knows it of those that are older than their counting
/// @param note what is new; empty if nothing is said
/// @param weight `minor`, `corrected` or `critical`
/// @param policy `keep`, `offer` or `replace`
public record CopyEdition(
    int number, BlobKey blob, Optional<Instant> madeAt, String note, String weight, String policy) {
  boolean isOffered() {
    return policy.equals("offer");
  }

  boolean replaces() {
    return policy.equals("replace");
  }
}
