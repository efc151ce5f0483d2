package org.partbook.fuzz;

import java.util.Optional;
import org.partbook.TestDatabase;

/// Where Jazzer comes in, which looks at what each input reaches and goes on from there.
public final class Jazzed {
  private static Optional<FuzzTarget> target = Optional.empty();
  private static Optional<Meter> meter = Optional.empty();

  private Jazzed() {}

  /// Run at the beginning.
  ///
  /// @param args the word of a door
  public static void fuzzerInitialize(String[] args) {
    target = Optional.of(Door.of(args[0]).open());
    meter = target.map(Meter::new);
  }

  public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
    meter.orElseThrow().accept(bytes);
  }

  /// Run at the end: the process goes without doing anything else.
  public static void fuzzerTearDown() {
    target.ifPresent(FuzzTarget::close);
    TestDatabase.leave();
  }
}
