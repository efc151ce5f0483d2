package org.partbook.doctor;

import java.util.List;
import java.util.stream.Stream;

/// How keys begin: by these, they are gone through a part at a time.
final class Digits {
  static final List<String> ALL =
      List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f");

  private Digits() {}

  /// All pairs that begin with one.
  static Stream<String> behind(String digit) {
    return ALL.stream().map(second -> digit + second);
  }
}
