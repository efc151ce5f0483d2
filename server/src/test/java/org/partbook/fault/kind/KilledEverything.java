package org.partbook.fault.kind;

import java.util.Random;
import org.partbook.fault.site.Signals;
import org.partbook.fault.site.Site;

/// The power goes, for all servers and the database at once.
final class KilledEverything implements Fault {
  @Override
  public String name() {
    return "`kill -9` of all servers and PostgreSQL at once";
  }

  @Override
  public Felt felt(Site site) {
    return Felt.SILENCE;
  }

  @Override
  public void begin(Site site, Random random) throws Exception {
    Signals.send("KILL", site.database().processes());
    for (var server : site.servers()) {
      server.kill();
    }
  }

  /// A server that finds no database at its start ends, and is started again by whatever looks
  /// after services. Here it is started when there is one.
  @Override
  public void end(Site site) throws Exception {
    site.database().awaitWrites();
    for (var server : site.servers()) {
      server.start();
    }
  }
}
