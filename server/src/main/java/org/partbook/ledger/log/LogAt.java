package org.partbook.ledger.log;

import java.io.IOException;
import java.util.List;
import org.partbook.audit.Checkpoint;
import org.partbook.audit.Hash;
import org.partbook.audit.LogKey;
import org.partbook.audit.TiledTree;
import org.partbook.db.Tx;

/// The log as it was at a size, for proofs that all lead to one checkpoint. For one thread.
public final class LogAt {
  private final LogStore store;
  private final LogKey key;
  private final TiledTree tree;
  private final long size;
  private final long lastId;

  LogAt(LogStore store, LogKey key, LogFolder folder, long size, long lastId) {
    this.store = store;
    this.key = key;
    this.tree = new TiledTree(size, folder.tiles());
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

  /// How many entries have a lower number than this.
  public long countBefore(Tx tx, long id) {
    return store.index(tx, id).orElse(0L);
  }

  /// The proof that an entry is in it: hashes in Base64, from below.
  public List<String> proof(long index) throws IOException {
    return tree.inclusion(index).stream().map(Hash::base64).toList();
  }

  /// What the log signs of it: always the same.
  public String checkpoint() throws IOException {
    return new Checkpoint(key.verifier().name(), size, tree.root()).signed(key);
  }
}
