package org.partbook.fault.kind;

import java.util.Random;
import org.partbook.fault.site.Site;

/// A server is killed, and started again.
final class KilledServer implements Fault {
  private int victim;

  @Override
  public String name() {
    return "`kill -9` of a server, which is started again";
  }

  @Override
  public Felt felt(Site site) {
    return Felt.SILENCE;
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    victim = random.nextInt(site.servers().size());
    site.servers().get(victim).kill();
  }

  @Override
  public void end(Site site) throws Exception {
    site.servers().get(victim).start();
  }
}
