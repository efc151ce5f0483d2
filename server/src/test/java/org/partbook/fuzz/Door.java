package org.partbook.fuzz;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import org.partbook.delivery.LinkTarget;

/// The ways in, by the names that the command knows them by.
public enum Door {
  LINK(LinkTarget::new);

  private final Supplier<FuzzTarget> maker;

  Door(Supplier<FuzzTarget> maker) {
    this.maker = maker;
  }

  /// As it is written, and as the folder of its corpus is called.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Door of(String word) {
    return Arrays.stream(values())
        .filter(door -> door.word().equals(word))
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no target is called " + word));
  }

  FuzzTarget open() {
    return maker.get();
  }
}
