package org.partbook.sandbox;

import java.time.Duration;
import org.partbook.catalog.AssetId;
import org.partbook.delivery.LinkLifetimes;

/// Lets the links of some assets expire soon.
record SandboxLifetimes(LinkLifetimes live, Misbehaviours misbehaviours) implements LinkLifetimes {
  @Override
  public Duration download(AssetId asset) {
    return expireSoon(asset) ? Misbehaviour.SHORT : live.download(asset);
  }

  @Override
  public Duration view(AssetId asset) {
    return expireSoon(asset) ? Misbehaviour.SHORT : live.view(asset);
  }

  private boolean expireSoon(AssetId asset) {
    return misbehaviours.has(asset, Misbehaviour.LINK_EXPIRES);
  }
}
