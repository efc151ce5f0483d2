package org.partbook.purchase;

/// A line that is being processed, from when it was registered, or taken up again, to its end.
///
/// @param line our own number of it
/// @param epoch another one if it is taken up again
record Turn(long line, int epoch) {
  static Turn of(OrderLine line) {
    return new Turn(line.number(), line.epoch());
  }
}
