package org.partbook.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.partbook.fuzz.FuzzTarget;

/// How far a vendor has followed the catalogue. What can be read says what it says when it is
/// written again, and no number that it knows of is below another that it should be above.
public final class ChangeCursorTarget implements FuzzTarget {
  @Override
  public List<String> words() {
    return List.of("0123456789abcdef", ".0", ".999999999999999999", ".0.0.0", ".1.2.3.4");
  }

  @Override
  public int mutations() {
    return 20_000;
  }

  @Override
  public void accept(byte[] bytes) {
    ChangeCursor.parse(new String(bytes, StandardCharsets.UTF_8))
        .ifPresent(cursor -> {
          assertThat(ChangeCursor.parse(cursor.toString())).contains(cursor);
          assertThat(cursor.latest()).isNotNegative();
          assertThat(cursor.earliest()).isNotNegative().isLessThanOrEqualTo(cursor.latest());
        });
  }
}
