package org.partbook.ledger.log;

import java.io.IOException;
import java.util.Optional;
import org.partbook.audit.Tile;
import org.partbook.audit.TiledTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the files have what the database says was logged.
///
/// The tiles at the tree's right edge must hash to its root. A machine that lost its power may have
/// lost files of the last half minute besides, so the latest ones below are looked at too; all of
/// them only by `ledger verify`.
final class RecentTiles {
  private static final Logger LOG = LoggerFactory.getLogger(RecentTiles.class);

  /// A quarter of a million entries.
  private static final int MOST = 1024;

  private static final int HIGHEST = 7;

  private final LogFolder folder;

  RecentTiles(LogFolder folder) {
    this.folder = folder;
  }

  /// The tree, if they have it.
  Optional<GrowingTree> load(LogState state) {
    return edge(state).filter(_ -> latest(state.size()));
  }

  /// The tree, if its right edge is there.
  Optional<GrowingTree> edge(LogState state) {
    try {
      var tree = GrowingTree.load(state.size(), folder.tiles());
      if (tree.root().equals(state.root())) {
        return Optional.of(tree);
      }
      LOG.warn("the files of the log in {} don't have what was logged", folder.path());
    } catch (IOException e) {
      tell(e);
    }
    return Optional.empty();
  }

  private boolean latest(long size) {
    try {
      for (int level = 0; level < HIGHEST; level++) {
        if (!latest(size, level)) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      tell(e);
      return false;
    }
  }

  private static void tell(IOException reason) {
    LOG.warn("the files of the log aren't all there: {}", reason.toString());
  }

  private boolean latest(long size, int level) throws IOException {
    var above = new TiledTree(size, folder.tiles());
    var whole = size >> (Tile.HEIGHT * (level + 1));
    for (var index = Math.max(0, whole - MOST); index < whole; index++) {
      var tile = new Tile(level, index, Tile.FULL);
      var top = TiledTree.top(folder.tiles().read(tile));
      if (!top.equals(above.hash(Tile.HEIGHT * (level + 1), index))) {
        LOG.warn("{} in {} was changed", tile.path(), folder.path());
        return false;
      }
      if (level == 0) {
        var _ = folder.tiles().read(tile.entries());
      }
    }
    return true;
  }
}
