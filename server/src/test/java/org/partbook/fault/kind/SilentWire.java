package org.partbook.fault.kind;

import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// The way of one server to the database swallows everything, as a switch that is off.
final class SilentWire implements Fault {
  private int victim;

  @Override
  public String name() {
    return "the way of one server to the database swallows everything";
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
    victim = random.nextInt(site.servers().size());
    site.servers().get(victim).wire().swallow();
  }

  @Override
  public void end(Site site) {
    site.servers().get(victim).wire().mend();
  }
}
