package org.partbook.ledger.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.partbook.audit.Hash;
import org.partbook.audit.Merkle;
import org.partbook.audit.Tile;
import org.partbook.audit.TiledTree;
import org.partbook.audit.Tiles;

/// The tree of the log where it grows: of each level only the last tile, so that it takes 72
/// kilobytes however large the log is.
final class GrowingTree {
  private static final int LEVELS = 8;

  /// An entry's length stands before it.
  private static final int ENTRY_BYTES = 2 + Hash.BYTES;

  private final byte[][] hashes = new byte[LEVELS][Tile.FULL * Hash.BYTES];
  private final byte[] entries = new byte[Tile.FULL * ENTRY_BYTES];
  private final int[] widths = new int[LEVELS];
  private final boolean[] changed = new boolean[LEVELS];
  private long size;

  /// Takes tiles that were finished, or that a checkpoint needs.
  interface Sink {
    void tile(Tile tile, byte[] hashes) throws IOException;
  }

  /// Where nothing is kept.
  static final Sink NOWHERE = (_, _) -> {};

  /// One without leaves.
  GrowingTree() {}

  /// The tree of a size, whose tiles lie somewhere.
  static GrowingTree load(long size, Tiles tiles) throws IOException {
    var tree = new GrowingTree();
    tree.size = size;
    for (int level = 0; level < LEVELS; level++) {
      var nodes = size >> (Tile.HEIGHT * level);
      var width = (int) (nodes % Tile.FULL);
      if (width > 0) {
        var bytes = tiles.read(Tile.of(size, level, nodes - 1));
        System.arraycopy(bytes, 0, tree.hashes[level], 0, bytes.length);
        tree.widths[level] = width;
      }
    }
    if (tree.widths[0] > 0) {
      tree.loadEntries(tiles);
    }
    return tree;
  }

  private void loadEntries(Tiles tiles) throws IOException {
    var bytes = tiles.read(last(0).entries());
    System.arraycopy(bytes, 0, entries, 0, bytes.length);
    for (int i = 0; i < widths[0]; i++) {
      var entry = Arrays.copyOfRange(entries, i * ENTRY_BYTES + 2, (i + 1) * ENTRY_BYTES);
      var leaf = Arrays.copyOfRange(hashes[0], i * Hash.BYTES, (i + 1) * Hash.BYTES);
      if (!Merkle.leaf(Hash.of(entry)).equals(Hash.of(leaf))) {
        throw new IOException(last(0).entries().path() + " doesn't have what was logged");
      }
    }
  }

  /// Another one that grows by itself.
  GrowingTree copy() {
    var copy = new GrowingTree();
    copy.size = size;
    System.arraycopy(entries, 0, copy.entries, 0, entries.length);
    System.arraycopy(widths, 0, copy.widths, 0, LEVELS);
    System.arraycopy(changed, 0, copy.changed, 0, LEVELS);
    for (int level = 0; level < LEVELS; level++) {
      System.arraycopy(hashes[level], 0, copy.hashes[level], 0, hashes[level].length);
    }
    return copy;
  }

  long size() {
    return size;
  }

  /// Adds an entry.
  void add(Hash entry, Sink sink) throws IOException {
    var at = widths[0] * ENTRY_BYTES;
    entries[at + 1] = Hash.BYTES;
    System.arraycopy(entry.bytes(), 0, entries, at + 2, Hash.BYTES);
    addLeaf(Merkle.leaf(entry), sink);
  }

  /// Adds a leaf of an entry that nobody knows. The tiles that are handed out then have no entries.
  void addLeaf(Hash leaf, Sink sink) throws IOException {
    size++;
    push(0, leaf, sink);
  }

  private void push(int level, Hash hash, Sink sink) throws IOException {
    System.arraycopy(hash.bytes(), 0, hashes[level], widths[level] * Hash.BYTES, Hash.BYTES);
    widths[level]++;
    changed[level] = true;
    if (widths[level] == Tile.FULL) {
      var tile = new Tile(level, (size >> (Tile.HEIGHT * (level + 1))) - 1, Tile.FULL);
      var full = hashes[level].clone();
      sink.tile(tile, full);
      if (level == 0) {
        sink.tile(tile.entries(), entries.clone());
      }
      widths[level] = 0;
      changed[level] = false;
      push(level + 1, TiledTree.top(full), sink);
    }
  }

  /// Hands out the tiles that aren't whole, but have changed since it did so before.
  void finish(Sink sink) throws IOException {
    for (int level = 0; level < LEVELS; level++) {
      if (changed[level]) {
        sink.tile(last(level), bytes(level));
        if (level == 0) {
          sink.tile(last(0).entries(), Arrays.copyOf(entries, widths[0] * ENTRY_BYTES));
        }
        changed[level] = false;
      }
    }
  }

  private Tile last(int level) {
    return new Tile(level, size >> (Tile.HEIGHT * (level + 1)), widths[level]);
  }

  private byte[] bytes(int level) {
    return Arrays.copyOf(hashes[level], widths[level] * Hash.BYTES);
  }

  /// What the tree hashes to now. It needs nothing but the last tiles.
  Hash root() {
    try {
      return Merkle.root(size, new TiledTree(size, tile -> bytes(tile.level())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
