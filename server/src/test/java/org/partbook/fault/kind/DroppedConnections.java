package org.partbook.fault.kind;

import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// All connections to the database break once, in the middle of what is under way.
final class DroppedConnections implements Fault {
  @Override
  public String name() {
    return "all connections to the database dropped once";
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
  public void begin(Site site, Random random) throws Exception {
    for (var server : site.servers()) {
      server.wire().drop();
    }
  }

  @Override
  public void end(Site site) {
    // They are made anew.
  }
}
