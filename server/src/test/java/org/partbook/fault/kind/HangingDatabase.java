package org.partbook.fault.kind;

import java.util.Random;
import org.partbook.fault.site.Signals;
import org.partbook.fault.site.Site;

/// PostgreSQL stands still: it takes connections, and says nothing.
final class HangingDatabase implements Fault {
  @Override
  public String name() {
    return "`SIGSTOP` of PostgreSQL";
  }

  @Override
  public Felt felt(Site site) {
    return Felt.REFUSAL;
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    Signals.send("STOP", site.database().processes());
    Signals.send("STOP", site.database().processes()); // those that were begun meanwhile
  }

  @Override
  public void end(Site site) throws Exception {
    Signals.send("CONT", site.database().processes());
  }
}
