package org.partbook.fault.kind;

import java.util.Optional;
import java.util.Random;
import org.partbook.fault.site.Cluster;
import org.partbook.fault.site.Site;

/// Something that happens to a PostgreSQL with a standby, which is there when it begins.
abstract sealed class ClusterFault implements Fault
    permits HangingPrimary, KilledPrimary, KilledStandby, SwitchedOver {
  @Override
  public final Optional<String> impossible(Site site) {
    return site.database().cluster().isPresent()
        ? Optional.empty()
        : Optional.of("PostgreSQL has no standby; with STANDBY=yes it has one");
  }

  @Override
  public final void begin(Site site, Random random) throws Exception {
    var cluster = site.database().cluster().orElseThrow();
    cluster.awaitStandby();
    begin(cluster);
  }

  @Override
  public final void end(Site site) throws Exception {
    end(site.database().cluster().orElseThrow());
  }

  abstract void begin(Cluster cluster) throws Exception;

  abstract void end(Cluster cluster) throws Exception;
}
