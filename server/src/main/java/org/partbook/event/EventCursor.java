package org.partbook.event;

import java.util.Optional;
import java.util.regex.Pattern;

/// A place in a log, as vendors keep it.
///
/// @param key of the log that it belongs to
/// @param number of the last event that was read
record EventCursor(String key, long number) {
  private static final Pattern FORM = Pattern.compile("([0-9a-f]{16})-([0-9]{1,18})");

  /// Nothing if it is none.
  static Optional<EventCursor> parse(String text) {
    var form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new EventCursor(form.group(1), Long.parseLong(form.group(2))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return key + "-" + number;
  }
}
