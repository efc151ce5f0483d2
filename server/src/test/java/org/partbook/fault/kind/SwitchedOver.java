package org.partbook.fault.kind;

import org.partbook.fault.site.Cluster;

/// Primary and standby change places, as for maintenance.
final class SwitchedOver extends ClusterFault {
  @Override
  public String name() {
    return "a planned switch-over of primary and standby";
  }

  @Override
  void begin(Cluster cluster) throws Exception {
    cluster.switchOver();
  }

  @Override
  void end(Cluster cluster) {
    // It has happened.
  }
}
