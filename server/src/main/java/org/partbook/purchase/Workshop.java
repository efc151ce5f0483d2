package org.partbook.purchase;

/// Who works on the lines whose scores aren't at hand.
public interface Workshop {
  /// Says that there may be something to do.
  void wake();

  /// Whether so many lines wait that no more should be taken in.
  boolean isFull();
}
