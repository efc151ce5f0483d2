package org.partbook.fuzz;

import java.util.Optional;
import org.partbook.TestDatabase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where Jazzer comes in, which looks at what each input reaches and goes on from there.
public final class Jazzed {
  private static final Logger LOG = LoggerFactory.getLogger(Jazzed.class);

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

  /// Run at the end: the process goes without doing anything else. PostgreSQL goes with it, and may
  /// be the first; whoever throws something then keeps the process from ending at all.
  public static void fuzzerTearDown() {
    try {
      target.ifPresent(FuzzTarget::close);
      TestDatabase.leave();
    } catch (RuntimeException e) {
      LOG.info("not everything could be put away at the end", e);
    }
  }
}
