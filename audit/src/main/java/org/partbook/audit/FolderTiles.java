package org.partbook.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    for (var width = tile.width(); width <= Tile.FULL; width++) {
      var there = new Tile(tile.level(), tile.index(), width);
      var file = folder.resolve(there.path());
      if (Files.exists(file)) {
        return Bounded.first(tile, there, Bounded.file(file, Bounded.TILE));
      }
    }
    throw new NoSuchFileException(folder.resolve(tile.path()).toString());
  }
}
