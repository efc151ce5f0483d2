package org.partbook.purchase;

import java.time.Instant;
import java.util.Optional;

/// Who works on the lines whose scores aren't at hand.
public interface Workshop {
  /// Says that there may be something to do.
  void wake();

  /// Whether so many lines wait that no more should be taken in.
  boolean isFull();

  /// Keeps room for lines that are about to be registered, so that they are registered as claimed
  /// and nobody has to look for them. Each is then given to [#take], or its room back.
  ///
  /// @return until when they are claimed; nothing if there is no room for all of them now
  Optional<Instant> reserve(int lines);

  /// Gives back room that was kept.
  void release(int lines);

  /// Works on a line for which room was kept.
  void take(ClaimedLine line);
}
