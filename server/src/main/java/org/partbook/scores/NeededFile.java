package org.partbook.scores;

import java.util.List;
import org.partbook.blob.BlobKey;
import org.partbook.catalog.AssetId;

/// A file of the store that the catalogue or a sale needs.
///
/// @param uses what it is, each once
/// @param assets the first of those that need it; none if only sales of what the catalogue no
///   longer has
public record NeededFile(BlobKey blob, List<Use> uses, List<AssetId> assets) {
  /// What a file is.
  public enum Use {
    /// A file of an asset, as it was imported.
    RENDERING,

    /// An edition that buyers of earlier ones may get.
    EDITION,

    /// A picture of an asset.
    IMAGE,

    /// What was sold, imported or from upstream.
    SOLD,

    /// What personal copies are put together from; made anew when it is needed.
    PREPARED,

    /// Drawn pages; made anew when they are needed.
    DRAWN;

    boolean canBeMadeAnew() {
      return this == PREPARED || this == DRAWN;
    }
  }

  public NeededFile {
    uses = List.copyOf(uses);
    assets = List.copyOf(assets);
  }

  /// Whether it is of no use to anybody who would have to bring it back.
  public boolean canBeMadeAnew() {
    return uses.stream().allMatch(Use::canBeMadeAnew);
  }
}
