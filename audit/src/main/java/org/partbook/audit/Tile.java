package org.partbook.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/// A stretch of the tree's hashes, as C2SP tlog-tiles cuts it: 256 beside one another at every
/// eighth level, or fewer where the log ends. What the leaves are hashes of is cut in the same way.
///
/// @param level 0 has the leaves; a hash of a higher one stands for a whole tile of that below;
///   [#ENTRIES] has the entries themselves
/// @param index which of its level, from the left and from 0
/// @param width how many hashes it has
public record Tile(int level, long index, int width) {
  /// How many hashes a whole tile has.
  public static final int FULL = 256;

  /// How many levels of the tree a tile spans.
  public static final int HEIGHT = 8;

  /// The level of entries: of each, its length in two bytes, and the entry. Ours are commitments.
  public static final int ENTRIES = -1;

  private static final String NAME_OF_ENTRIES = "entries";
  private static final int LENGTH_BYTES = 2;
  private static final int HIGHEST = 7;
  private static final int PART = 1000;
  private static final Pattern PATH =
      Pattern.compile(
          "tile/([0-7]|entries)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /// Checks them.
  public Tile {
    if (level < ENTRIES || level > HIGHEST || index < 0 || width < 1 || width > FULL) {
      throw new IllegalArgumentException(
          "there is no tile " + level + "/" + index + " of width " + width);
    }
  }

  /// The tile of a tree that has one node of a level.
  ///
  /// @param size of the tree
  /// @param level of the tile
  /// @param node at the tile's level, from the left and from 0
  /// @return the tile, as wide as it is in this tree
  /// @throws IllegalArgumentException if the tree has no such node
  public static Tile of(long size, int level, long node) {
    var index = node / FULL;
    var nodes = size >> (HEIGHT * level);
    if (node < 0 || node >= nodes) {
      throw new IllegalArgumentException(
          "a tree of " + size + " has no node " + level + "/" + node);
    }
    return new Tile(level, index, (int) Math.min(FULL, nodes - index * FULL));
  }

  /// Where it lies below the log's address or folder.
  ///
  /// @return such as `tile/0/x001/x234/067.p/8`
  public String path() {
    var text = new StringBuilder(digits(index % PART));
    for (var rest = index / PART; rest > 0; rest /= PART) {
      text.insert(0, "x" + digits(rest % PART) + "/");
    }
    text.insert(0, "tile/" + (level == ENTRIES ? NAME_OF_ENTRIES : level) + "/");
    return isWhole() ? text.toString() : text.append(".p/").append(width).toString();
  }

  private static String digits(long part) {
    return String.valueOf(PART + part).substring(1);
  }

  /// The tile of a path.
  ///
  /// @param path as [#path()] gives it
  /// @return nothing if it isn't spelt so
  public static Optional<Tile> parse(String path) {
    var found = PATH.matcher(path);
    if (!found.matches()) {
      return Optional.empty();
    }
    var width = found.group(3) == null ? FULL : Integer.parseInt(found.group(3));
    if (width > FULL) {
      return Optional.empty();
    }
    var index = Long.parseLong(found.group(2).replace("x", "").replace("/", ""));
    var name = found.group(1);
    var level = name.equals(NAME_OF_ENTRIES) ? ENTRIES : Integer.parseInt(name);
    var tile = new Tile(level, index, width);
    // Needless zeros, and a whole tile that is called a part.
    return Optional.of(tile).filter(is -> is.path().equals(path));
  }

  /// Whether it has all of its hashes, so that it is the same for good.
  ///
  /// @return true if none can be added
  public boolean isWhole() {
    return width == FULL;
  }

  /// The entries of a tile of leaves.
  ///
  /// @return the same place and width
  public Tile entries() {
    return new Tile(ENTRIES, index, width);
  }

  /// What it becomes when the log has grown.
  ///
  /// @return the same place, with all hashes
  public Tile whole() {
    return new Tile(level, index, FULL);
  }

  /// How long it is.
  ///
  /// @return in bytes
  public int bytes() {
    return width * (level == ENTRIES ? LENGTH_BYTES + Hash.BYTES : Hash.BYTES);
  }
}
