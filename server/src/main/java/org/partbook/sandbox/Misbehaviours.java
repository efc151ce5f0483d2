package org.partbook.sandbox;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.partbook.catalog.AssetId;
import org.partbook.db.Database;
import org.partbook.purchase.LineKey;
import org.partbook.sandbox.SandboxMemory.Item;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which asset misbehaves in which way, as it is stored; and what happens to a line once, and never
/// again.
///
/// It is read when the server starts, so that nobody has to ask the database for it: live lines are
/// looked up here too.
final class Misbehaviours {
  private static final Logger LOG = LoggerFactory.getLogger(Misbehaviours.class);

  private final Database db;
  private final Clock clock;
  private final Map<AssetId, Misbehaviour> byAsset;
  private final SandboxMemory memory = new SandboxMemory();

  private Misbehaviours(Database db, Clock clock, Map<AssetId, Misbehaviour> byAsset) {
    this.db = db;
    this.clock = clock;
    this.byAsset = Map.copyOf(byAsset);
  }

  static Misbehaviours read(Database db, Clock clock) {
    try {
      return new Misbehaviours(db, clock, db.inTransaction(new MisbehaviourStore()::all));
    } catch (RuntimeException e) {
      LOG.warn("how the sandbox's assets misbehave can't be read, so they don't", e);
      return new Misbehaviours(db, clock, Map.of());
    }
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
