package org.partbook.audit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tree of a log, read from its tiles. It believes what they say: a proof that is made of it is
/// checked against a signed root.
///
/// What was read and computed of the last tiles is kept, within a limit; for one thread.
public final class TiledTree implements Merkle.Subtrees {
  /// A megabyte or so.
  private static final int MOST_KEPT = 64;

  private final long size;
  private final Tiles tiles;
  private final Map<Tile, Nodes> kept =
      new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, Nodes> eldest) {
          return size() > MOST_KEPT;
        }
      };

  /// The hashes of a tile, and those above them that somebody wanted.
  private static final class Nodes {
    private final byte[] hashes;
    private final @Nullable Hash[] known = new @Nullable Hash[2 * Tile.FULL];

    Nodes(byte[] hashes) {
      this.hashes = hashes;
    }

    /// @param height within the tile, 0 to 8
    /// @param at from the left, at this height
    Hash hash(int height, int at) {
      if (height == 0) {
        return Hash.at(hashes, at);
      }
      // As in a heap: the one at the top is 1, those below n are 2n and 2n + 1.
      var place = (1 << (Tile.HEIGHT - height)) + at;
      var there = known[place];
      if (there == null) {
        there = Merkle.node(hash(height - 1, 2 * at), hash(height - 1, 2 * at + 1));
        known[place] = there;
      }
      return there;
    }
  }

  /// A tree whose tiles lie somewhere.
  ///
  /// @param size how many leaves it has
  /// @param tiles where they are
  public TiledTree(long size, Tiles tiles) {
    this.size = size;
    this.tiles = tiles;
  }

  @Override
  public Hash hash(int level, long index) throws IOException {
    var height = level % Tile.HEIGHT;
    var last = ((index + 1) << height) - 1;
    var tile = Tile.of(size, level / Tile.HEIGHT, last);
    return nodes(tile).hash(height, (int) (index - (tile.index() << (Tile.HEIGHT - height))));
  }

  private Nodes nodes(Tile tile) throws IOException {
    var nodes = kept.get(tile);
    if (nodes == null) {
      nodes = new Nodes(tiles.read(tile));
      kept.put(tile, nodes);
    }
    return nodes;
  }

  /// What a whole tile hashes to: a hash of the tile above.
  ///
  /// @param tile its 256 hashes
  /// @return their root
  public static Hash top(byte[] tile) {
    return new Nodes(tile).hash(Tile.HEIGHT, 0);
  }

  /// What the whole tree hashes to.
  ///
  /// @return its root
  /// @throws IOException if a tile can't be read
  public Hash root() throws IOException {
    return Merkle.root(size, this);
  }

  /// The proof that a leaf is in it.
  ///
  /// @param index which leaf
  /// @return as [Merkle#inclusion] gives it
  /// @throws IOException if a tile can't be read
  public List<Hash> inclusion(long index) throws IOException {
    return Merkle.inclusion(index, size, this);
  }
}
