package org.partbook.fault.kind;

import org.partbook.fault.site.Cluster;

/// The standby's machine dies, which commits wait for until Patroni has seen it, and comes back.
final class KilledStandby extends ClusterFault {
  private int victim;

  @Override
  public String name() {
    return "`kill -9` of the standby and its Patroni, which come back";
  }

  @Override
  void begin(Cluster cluster) throws Exception {
    victim = cluster.numberOfStandby();
    cluster.kill(victim);
  }

  @Override
  void end(Cluster cluster) throws Exception {
    cluster.start(victim);
  }
}
