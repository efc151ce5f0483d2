package org.partbook.fault.kind;

import java.time.Duration;
import org.partbook.fault.site.Cluster;
import org.partbook.fault.site.Signals;

/// The primary's machine stands still. If it goes on soon it knows nothing of that; else a watchdog
/// resets it, before the standby takes over. Without a watchdog a Patroni that wakes up may take
/// its place back, and what was sold at the other one meanwhile is gone.
final class HangingPrimary extends ClusterFault {
  /// Half of the time after which a leader is none any more, as Patroni sets it.
  private static final Duration WATCHDOG = Duration.ofSeconds(5);

  private int victim;
  private long begun;

  @Override
  public String name() {
    return "`SIGSTOP` of the primary and its Patroni, which wake up, or are reset after 5 s";
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
    begun = System.nanoTime();
  }

  @Override
  void end(Cluster cluster) throws Exception {
    if (System.nanoTime() - begun < WATCHDOG.toNanos()) {
      Signals.send("CONT", cluster.processesOf(victim));
    } else {
      cluster.kill(victim);
      cluster.start(victim);
    }
  }
}
