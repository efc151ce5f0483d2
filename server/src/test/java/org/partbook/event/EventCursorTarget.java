package org.partbook.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.partbook.fuzz.FuzzTarget;

/// A place in a log of events. What can be read says the same when it is written again.
public final class EventCursorTarget implements FuzzTarget {
  @Override
  public List<String> words() {
    return List.of("0123456789abcdef", "-0", "-999999999999999999", "-");
  }

  @Override
  public int mutations() {
    return 20_000;
  }

  @Override
  public void accept(byte[] bytes) {
    EventCursor.parse(new String(bytes, StandardCharsets.UTF_8))
        .ifPresent(cursor -> {
          assertThat(EventCursor.parse(cursor.toString())).contains(cursor);
          assertThat(cursor.number()).isNotNegative();
        });
  }
}
