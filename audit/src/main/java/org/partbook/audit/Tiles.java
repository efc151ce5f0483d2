package org.partbook.audit;

import java.io.IOException;

/// Where tiles are read.
public interface Tiles {
  /// The hashes of a tile.
  ///
  /// @param tile which one
  /// @return exactly its [Tile#bytes()]; never more, whatever lies there
  /// @throws IOException if it can't be read, or is of another length
  byte[] read(Tile tile) throws IOException;
}
