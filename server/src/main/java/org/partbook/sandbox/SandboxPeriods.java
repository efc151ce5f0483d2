package org.partbook.sandbox;

import java.time.Duration;
import org.partbook.catalog.AssetId;
import org.partbook.purchase.SalePeriods;

/// Gives some assets less time.
record SandboxPeriods(SalePeriods live, Misbehaviours misbehaviours) implements SalePeriods {
  @Override
  public Duration validation(AssetId asset) {
    return misbehaviours.has(asset, Misbehaviour.TOKEN_EXPIRES)
        ? Misbehaviour.SHORT
        : live.validation(asset);
  }

  @Override
  public Duration fulfilment(AssetId asset) {
    var usual = live.fulfilment(asset);
    return misbehaviours.has(asset, Misbehaviour.NEVER_READY)
            && Misbehaviour.DEADLINE.compareTo(usual) < 0
        ? Misbehaviour.DEADLINE
        : usual;
  }
}
