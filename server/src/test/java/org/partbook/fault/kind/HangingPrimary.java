package org.partbook.fault.kind;

import java.time.Duration;
import org.partbook.fault.site.Cluster;
import org.partbook.fault.site.Signals;

/// The primary's machine stands still, for so long that the standby may have taken over, and goes
/// on: it knows nothing of that yet.
final class HangingPrimary extends ClusterFault {
  private int victim;

  @Override
  public String name() {
    return "`SIGSTOP` of the primary and its Patroni, which wake up after a fail-over or before";
  }

  @Override
  public Duration longest() {
    return Duration.ofSeconds(30);
  }

  @Override
  void begin(Cluster cluster) throws Exception {
    victim = cluster.numberOfPrimary();
    Signals.send("STOP", cluster.processesOf(victim));
    Signals.send("STOP", cluster.processesOf(victim)); // those that were begun meanwhile
  }

  @Override
  void end(Cluster cluster) throws Exception {
    Signals.send("CONT", cluster.processesOf(victim));
  }
}
