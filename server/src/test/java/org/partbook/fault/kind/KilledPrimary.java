package org.partbook.fault.kind;

import org.partbook.fault.site.Cluster;

/// The primary's machine dies. The standby takes over, and the dead one comes back as its standby.
final class KilledPrimary extends ClusterFault {
  private int victim;

  @Override
  public String name() {
    return "`kill -9` of the primary and its Patroni: fail-over";
  }

  @Override
  void begin(Cluster cluster) throws Exception {
    victim = cluster.numberOfPrimary();
    cluster.kill(victim);
  }

  @Override
  void end(Cluster cluster) throws Exception {
    cluster.awaitSuccessor();
    cluster.start(victim);
  }
}
