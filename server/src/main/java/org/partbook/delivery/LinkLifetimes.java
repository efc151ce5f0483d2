package org.partbook.delivery;

import java.time.Duration;
import org.partbook.catalog.AssetId;

/// How long the links to copies of an asset last.
public interface LinkLifetimes {
  Duration download(AssetId asset);

  Duration view(AssetId asset);
}
