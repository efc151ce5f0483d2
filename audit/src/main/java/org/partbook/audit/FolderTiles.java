package org.partbook.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Tiles in a folder, as a log writes them. A part that is gone is taken from what it became.
public final class FolderTiles implements Tiles {
  private final Path folder;

  /// Those of one folder.
  ///
  /// @param folder that `tile` lies in
  public FolderTiles(Path folder) {
    this.folder = folder;
  }

  @Override
  public byte[] read(Tile tile) throws IOException {
    var file = folder.resolve(tile.path());
    if (!tile.isWhole() && !Files.exists(file)) {
      return Bounded.first(tile, Bounded.file(folder.resolve(tile.whole().path()), Bounded.TILE));
    }
    return Bounded.exact(tile, Bounded.file(file, Bounded.TILE));
  }
}
