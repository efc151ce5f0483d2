package org.partbook.copies.typeset;

/// The smallest rectangle around something, in thousandths of the em.
record Box(int left, int bottom, int right, int top) {
  static final Box EMPTY = new Box(0, 0, 0, 0);
}
