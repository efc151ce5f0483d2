package org.partbook.fulfilment;

import java.time.Instant;
import org.partbook.purchase.ClaimedLine;
import org.partbook.purchase.SoldFile;

/// Where the file of a sold score comes from.
public interface ScoreSource {
  /// Gets the full score of a line's asset. It may take its time; it is asked again after
  /// [Unavailable], [Later] and an exception.
  Answer fetch(ClaimedLine line) throws Exception;

  /// What a source says.
  sealed interface Answer {}

  /// Here it is, ready to be sold.
  record Available(SoldFile file) implements Answer {}

  /// It will not be there later either.
  record Absent(String reason) implements Answer {}

  /// Not now.
  record Unavailable(String reason) implements Answer {}

  /// Not before then.
  record Later(String reason, Instant due) implements Answer {}
}
