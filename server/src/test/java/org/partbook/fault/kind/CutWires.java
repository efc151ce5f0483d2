package org.partbook.fault.kind;

import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Site;

/// All ways to the database are cut: connections break, and new ones do so at once.
final class CutWires implements Fault {
  @Override
  public String name() {
    return "all ways to the database cut";
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
      server.wire().cut();
    }
  }

  @Override
  public void end(Site site) {
    site.servers().forEach(server -> server.wire().mend());
  }
}
