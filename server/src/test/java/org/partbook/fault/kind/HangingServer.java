package org.partbook.fault.kind;

import java.util.Random;
import org.partbook.fault.site.Signals;
import org.partbook.fault.site.Site;

/// A server stands still, and goes on.
final class HangingServer implements Fault {
  private int victim;

  @Override
  public String name() {
    return "`SIGSTOP` of a server";
  }

  @Override
  public Felt felt(Site site) {
    return Felt.SILENCE;
  }

  @Override
  public boolean leavesTraces() {
    return false;
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    victim = random.nextInt(site.servers().size());
    Signals.send("STOP", site.servers().get(victim).processes());
  }

  @Override
  public void end(Site site) throws Exception {
    Signals.send("CONT", site.servers().get(victim).processes());
  }
}
