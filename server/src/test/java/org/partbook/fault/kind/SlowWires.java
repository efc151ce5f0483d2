package org.partbook.fault.kind;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// The ways to the database are slow: each piece comes so much later.
final class SlowWires implements Fault {
  private static final int LEAST_MILLIS = 5;
  private static final int MORE_MILLIS = 60;

  @Override
  public String name() {
    return "ways to the database slowed down by 5 to 65 ms a piece";
  }

  @Override
  public Optional<String> impossible(Site site) {
    return site.keptByServer();
  }

  @Override
  public boolean leavesTraces() {
    return false;
  }

  @Override
  public void begin(Site site, Random random) {
    for (var server : site.servers()) {
      server.wire().slowDown(Duration.ofMillis(LEAST_MILLIS + random.nextInt(MORE_MILLIS)));
    }
  }

  @Override
  public void end(Site site) {
    site.servers().forEach(server -> server.wire().mend());
  }
}
