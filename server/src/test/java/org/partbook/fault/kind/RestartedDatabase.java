package org.partbook.fault.kind;

import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// PostgreSQL is stopped in order, is away, and comes back.
final class RestartedDatabase implements Fault {
  @Override
  public String name() {
    return "PostgreSQL stopped and started";
  }

  @Override
  public Optional<String> impossible(Site site) {
    return site.keptByServer();
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    site.database().stop();
  }

  @Override
  public void end(Site site) throws Exception {
    site.database().startAgain();
  }
}
