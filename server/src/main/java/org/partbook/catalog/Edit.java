package org.partbook.catalog;

import java.time.Instant;

/// What a transaction that writes assets needs to number them.
///
/// @param importId what they are written by
/// @param firstNo the first of the numbers that were taken for them
record Edit(long importId, long firstNo, Instant at) {
  /// The same for those behind the first `count`.
  Edit after(int count) {
    return new Edit(importId, firstNo + count, at);
  }
}
