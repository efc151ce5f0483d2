package org.partbook.doctor;

import java.util.ArrayList;
import java.util.List;

/// The first of many, and how many there are: so the memory that is taken doesn't grow with what is
/// wrong.
final class Particulars {
  private static final int MOST = 100;

  private final List<String> first = new ArrayList<>();
  private long count;

  void add(String one) {
    if (first.size() < MOST) {
      first.add(one);
    }
    count++;
  }

  long count() {
    return count;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// The first, and what is left out.
  List<String> list() {
    var all = new ArrayList<>(first);
    if (count > first.size()) {
      all.add("and " + (count - first.size()) + " more");
    }
    return all;
  }
}
