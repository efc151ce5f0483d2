package org.partbook.sandbox;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.db.Database;
import org.partbook.purchase.LineKey;
import org.partbook.sandbox.MisbehaviourStore.Stored;
import org.partbook.sandbox.SandboxMemory.Item;

/// Which asset misbehaves in which way, as it is stored; and what happens to a line once, and never
/// again.
///
/// It is read when the server starts, so that nobody has to ask the database for it: live lines are
/// looked up here too.
final class Misbehaviours {
  private final Database db;
  private final Clock clock;
  private final Map<AssetId, Misbehaviour> byAsset;
  private final SandboxMemory memory = new SandboxMemory();

  private Misbehaviours(Database db, Clock clock, Map<AssetId, Misbehaviour> byAsset) {
    this.db = db;
    this.clock = clock;
    this.byAsset = byAsset;
  }

  /// Those of what is stored that this version knows.
  static Misbehaviours of(List<Stored> stored, Database db, Clock clock) {
    var byAsset = new HashMap<AssetId, Misbehaviour>();
    for (var one : stored) {
      Misbehaviour.named(one.word()).ifPresent(known -> byAsset.put(one.asset(), known));
    }
    return new Misbehaviours(db, clock, byAsset);
  }

  /// How an asset misbehaves, which most don't.
  Optional<Misbehaviour> of(AssetId asset) {
    return Optional.ofNullable(byAsset.get(asset));
  }

  boolean has(AssetId asset, Misbehaviour misbehaviour) {
    return byAsset.get(asset) == misbehaviour;
  }

  /// Whether this happens to the line now, which it does once.
  boolean meets(LineKey line, AssetId asset, Misbehaviour misbehaviour) {
    if (!has(asset, misbehaviour)) {
      return false;
    }
    // The word is in the databases of installations.
    var kind = "accident " + misbehaviour;
    var item = new Item(line.vendor(), kind, line.order().value(), line.line().value());
    return db.inTransaction(tx -> memory.first(tx, item, clock.instant()));
  }
}
