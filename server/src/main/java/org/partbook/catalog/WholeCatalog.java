package org.partbook.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.partbook.db.Database;
import org.partbook.db.LongLock;

/// The catalogue as the lines that it could be imported from: all that there is of each asset, what
/// vendors aren't shown as well.
public final class WholeCatalog {
  private static final int AT_ONCE = 500;

  /// Made of the letters of "Catalog".
  private static final long WRITING = 0x436174616c6f67L;

  private final Database db;
  private final WholeStore store = new WholeStore();

  public WholeCatalog(Database db) {
    this.db = db;
  }

  /// Keeps others from writing assets while somebody does who has to read them first: what they
  /// wrote in between would be lost. To be held from before the reading until all is written.
  ///
  /// @param waits told once if others write
  public LongLock alone(Runnable waits) {
    return db.lock(WRITING, true, waits);
  }

  /// As [#alone(Runnable)], without waiting.
  ///
  /// @return nothing if others write
  public Optional<LongLock> aloneAtOnce() {
    return db.tryLock(WRITING);
  }

  /// Waits for those who write [#alone(Runnable)], and keeps them from beginning: for who writes
  /// whole assets, whatever is there.
  ///
  /// @param waits told once if there is such a one
  public LongLock besideOthers(Runnable waits) {
    return db.lock(WRITING, false, waits);
  }

  /// Every asset of the publisher's, by id, the withdrawn ones too and the sandbox's own left out.
  /// Each is whole; what is imported meanwhile may be in it or not.
  public void forEach(Consumer<AssetLine> lines) {
    long last = 0;
    while (true) {
      long after = last;
      var some = db.inTransaction(tx -> store.after(tx, after, AT_ONCE));
      if (some.isEmpty()) {
        return;
      }
      some.values().forEach(one -> lines.accept(one.line()));
      last = some.lastEntry().getKey();
    }
  }

  /// Those of these assets that there are, by id.
  public Map<Long, AssetLine> lines(List<Long> ids) {
    var lines = new HashMap<Long, AssetLine>();
    db.inTransaction(tx -> store.byId(tx, ids)).forEach((id, asset) -> lines.put(id, asset.line()));
    return lines;
  }

  /// Which asset has an own number, for each name and number; nothing where several have it.
  public Map<String, Map<String, Optional<Long>>> ownNumbers(List<String> names) {
    var numbers = new HashMap<String, Map<String, Optional<Long>>>();
    for (var one : db.inTransaction(tx -> store.ownNumbers(tx, names))) {
      numbers
          .computeIfAbsent(one.name(), _ -> new HashMap<>())
          .merge(one.value(), Optional.of(one.assetId()), (_, _) -> Optional.empty());
    }
    return numbers;
  }

  /// Whether there is such an asset.
  public boolean has(long id) {
    return !lines(List.of(id)).isEmpty();
  }
}
