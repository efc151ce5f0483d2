package org.partbook.sandbox;

import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.catalog.Goods;
import org.partbook.purchase.Shelf;
import org.partbook.purchase.SoldFile;

/// Keeps the sandbox's own assets that go wrong from being at hand: whoever works on their lines
/// lets them.
record SandboxShelf(Shelf live, Misbehaviours misbehaviours) implements Shelf {
  @Override
  public Optional<SoldFile> find(AssetId asset, Goods goods) {
    return misbehaviours.of(asset).isPresent() ? Optional.empty() : live.find(asset, goods);
  }
}
