package org.partbook.client.testing;

import java.util.Optional;

/// Cursors of changes and events. When a test lets them expire, all that were given out before are
/// too old.
final class Cursors {
  private int generation = 1;

  /// From one view of the catalogue to another, of whose difference so many changes were told.
  record Changes(long from, long to, long done) {}

  void expire() {
    generation++;
  }

  /// @param now the latest view
  Changes changes(Optional<String> cursor, long now) {
    if (cursor.isEmpty()) {
      return new Changes(0, now, 0);
    }
    var numbers = numbers(cursor.get(), "c", 3);
    if (numbers[0] > numbers[1] || numbers[1] > now) {
      throw Problem.invalid("after", "is no cursor of this list");
    }
    // All was told up to its end: go on from there.
    return numbers[2] < 0
        ? new Changes(numbers[1], now, 0)
        : new Changes(numbers[0], numbers[1], numbers[2]);
  }

  String after(Changes cursor, int told, boolean more) {
    var done = more ? cursor.done() + told : -1;
    return "c." + generation + "." + cursor.from() + "." + cursor.to() + "." + done;
  }

  long events(Optional<String> cursor) {
    return cursor.map(text -> numbers(text, "e", 1)[0]).orElse(0L);
  }

  String events(long told) {
    return "e." + generation + "." + told;
  }

  private long[] numbers(String cursor, String kind, int count) {
    var words = cursor.split("\\.", -1);
    if (!cursor.matches("[a-z](\\.-?[0-9]{1,9}){1,9}")
        || !words[0].equals(kind)
        || words.length != count + 2) {
      throw Problem.invalid("after", "is no cursor of this list");
    }
    if (Integer.parseInt(words[1]) != generation) {
      throw Problem.of("CURSOR_EXPIRED", "the cursor is too old: begin anew without it");
    }
    var numbers = new long[count];
    for (var i = 0; i < count; i++) {
      numbers[i] = Long.parseLong(words[i + 2]);
    }
    return numbers;
  }
}
