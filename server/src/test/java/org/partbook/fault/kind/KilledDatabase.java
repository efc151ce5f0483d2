package org.partbook.fault.kind;

import java.util.Random;
import org.partbook.fault.site.Signals;
import org.partbook.fault.site.Site;

/// PostgreSQL is killed with all of its processes, and comes back by itself.
final class KilledDatabase implements Fault {
  @Override
  public String name() {
    return "`kill -9` of PostgreSQL";
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    Signals.send("KILL", site.database().processes());
  }

  @Override
  public void end(Site site) {
    // Whoever keeps it has started it again.
  }
}
