package org.partbook.ledger.log;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partbook.audit.Checkpoint;
import org.partbook.audit.Hash;
import org.partbook.audit.LogKey;
import org.partbook.audit.Merkle;
import org.partbook.audit.NotVerified;
import org.partbook.audit.SealedStream;
import org.partbook.audit.TiledTree;
import org.partbook.audit.Tiles;
import org.partbook.db.Tx;
import org.partbook.ledger.CanonicalEntry;
import org.partbook.ledger.Entry;

/// The log as it was at a size, for proofs that all lead to one checkpoint. For one thread.
public final class LogAt {
  private final LogStore store;
  private final LogKey key;
  private final Tiles tiles;
  private final TiledTree tree;
  private final LogState committed;
  private final long size;
  private final long lastId;
  private @Nullable Hash root;

  /// @param committed how far the log goes now, at least as far as here
  LogAt(LogStore store, LogKey key, LogFolder folder, LogState committed, long size, long lastId) {
    this.store = store;
    this.key = key;
    this.committed = committed;
    this.tiles = new AwaitedTiles(folder, committed.size());
    this.tree = new TiledTree(size, tiles);
    this.size = size;
    this.lastId = lastId;
  }

  /// How many entries it has.
  public long size() {
    return size;
  }

  /// The number of the last of them in the journal.
  public long lastId() {
    return lastId;
  }

  /// Whether its last entry really is the one with that number.
  public boolean endsThere(Tx tx) {
    return size == 0
        ? lastId == 0
        : store.idAt(tx, size - 1).filter(id -> id == lastId).isPresent();
  }

  /// How many entries have a lower number than this.
  public long countBefore(Tx tx, long id) {
    return store.index(tx, id).orElse(0L);
  }

  /// The proof that an entry is in it: hashes in Base64, from below.
  ///
  /// @throws LogDiffers if it isn't, or the files don't have what was logged: then nobody shall get
  ///   a proof that its receiver would find to be wrong
  public List<String> proof(Entry entry, long index) throws IOException {
    var path = tree.inclusion(index);
    try {
      var leaf = Merkle.leaf(CanonicalEntry.commitment(entry));
      Merkle.requireInclusion(leaf, index, size, path, root());
    } catch (NotVerified e) {
      throw new LogDiffers(
          "entry %d isn't what was logged, see `partbook ledger verify`: %s"
              .formatted(entry.id(), e.text()));
    }
    return path.stream().map(Hash::base64).toList();
  }

  private Hash root() throws IOException {
    var known = root;
    if (known == null) {
      known = tree.root();
      root = known;
    }
    return known;
  }

  /// What the log signs of it: always the same.
  ///
  /// @throws LogDiffers if the files don't have what was logged: then nothing is signed
  public String checkpoint() throws IOException {
    try {
      Merkle.requireConsistency(
          size,
          root(),
          committed.size(),
          committed.root(),
          Merkle.consistency(size, committed.size(), new TiledTree(committed.size(), tiles)));
    } catch (NotVerified e) {
      throw new LogDiffers("the files of the log don't have what was logged: " + e.text());
    }
    return new Checkpoint(key.verifier().name(), size, root()).signed(key);
  }

  /// Where a document is written that is to be sealed with the log's key.
  public SealedStream sealed(OutputStream out) {
    return new SealedStream(out, key);
  }
}
