package org.partbook.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.partbook.db.Database;

/// What was done to the catalogue, and what its assets were before.
public final class Past {
  private static final int AT_ONCE = 500;

  private final Database db;
  private final PastStore store = new PastStore();
  private final WholeStore whole = new WholeStore();
  private final HistoryStore history = new HistoryStore();

  public Past(Database db) {
    this.db = db;
  }

  /// Something that wrote assets.
  ///
  /// @param kind what was done, as in `import`
  /// @param source what it was done with
  /// @param still how many assets are as it wrote them
  /// @param replaced how many it replaced
  public record PastImport(
      long id, Instant at, String actor, String kind, String source, long still, long replaced) {}

  /// An asset at a time.
  ///
  /// @param importId what wrote it, or what wrote it last
  record State(StoredAsset asset, OptionalLong importId) {}

  /// An asset that was added.
  record Added(long assetId, OptionalLong importId) {}

  /// One step of an asset's.
  ///
  /// @param by what did it; nothing where that isn't known any more
  public record Step(Optional<PastImport> by, List<AssetDifference.Field> fields) {
    public Step {
      fields = List.copyOf(fields);
    }
  }

  /// An asset as it is to be again.
  ///
  /// @param line nothing where something has changed it since and it is left alone
  /// @param wasAdded whether it wasn't there before: it is withdrawn
  public record Undone(long assetId, Optional<AssetLine> line, boolean wasAdded) {}

  /// After an earlier state was brought back: whoever followed the catalogue has seen numbers that
  /// will be given again, and has to begin anew.
  public void isRestored() {
    db.transact(history::beginAnew);
  }

  /// What was done, the latest first.
  ///
  /// @param before the number of an import, or the largest that there is
  public List<PastImport> imports(long before, int atMost) {
    return db.inTransaction(tx -> store.imports(tx, before, atMost));
  }

  /// Whether it is still known what there was before it.
  public boolean isKnown(PastImport one) {
    return one.at().isAfter(Instant.now().minus(History.KEPT));
  }

  public Optional<PastImport> find(long id) {
    return db.inTransaction(tx -> store.find(tx, id));
  }

  /// What became of an asset, from the first that is known on; empty if there is no such asset.
  public List<Step> steps(AssetId id) {
    var states = db.inTransaction(tx -> store.states(tx, id));
    var steps = new ArrayList<Step>();
    for (int i = 0; i < states.size(); i++) {
      var state = states.get(i);
      var by =
          state.importId().isPresent()
              ? find(state.importId().getAsLong())
              : Optional.<PastImport>empty();
      steps.add(
          new Step(
              by, i == 0 ? List.of() : state.asset().differencesFrom(states.get(i - 1).asset())));
    }
    return steps;
  }

  /// What takes an import back, asset by asset. Of assets that are already as they were before it
  /// nothing is told: an undo that was killed is done by doing it again.
  ///
  /// @param alsoChanged whether assets that were changed since are taken back as well
  public void undo(long importId, boolean alsoChanged, Consumer<Undone> each) {
    long last = 0;
    while (true) {
      long after = last;
      var some = db.inTransaction(tx -> store.before(tx, importId, after, AT_ONCE));
      if (some.isEmpty()) {
        break;
      }
      var now = now(some.stream().map(one -> one.asset().id().value()).toList());
      for (var one : some) {
        last = one.asset().id().value();
        var asset = Optional.ofNullable(now.get(last));
        if (asset.filter(is -> is.differencesFrom(one.asset()).isEmpty()).isEmpty()) {
          boolean isTaken = alsoChanged || isBy(one.importId(), importId);
          each.accept(
              new Undone(
                  last, isTaken ? Optional.of(one.asset().line()) : Optional.empty(), false));
        }
      }
    }
    undoAdded(importId, alsoChanged, each);
  }

  private void undoAdded(long importId, boolean alsoChanged, Consumer<Undone> each) {
    long last = 0;
    while (true) {
      long after = last;
      var some = db.inTransaction(tx -> store.added(tx, importId, after, AT_ONCE));
      if (some.isEmpty()) {
        return;
      }
      var now = now(some.stream().map(Added::assetId).toList());
      for (var one : some) {
        last = one.assetId();
        var asset = Optional.ofNullable(now.get(last));
        if (asset.filter(StoredAsset::withdrawn).isEmpty()) {
          boolean isTaken = alsoChanged || isBy(one.importId(), importId);
          each.accept(new Undone(last, asset.filter(_ -> isTaken).map(Past::withdrawn), true));
        }
      }
    }
  }

  private Map<Long, StoredAsset> now(List<Long> ids) {
    return db.inTransaction(tx -> whole.byId(tx, ids));
  }

  private static AssetLine withdrawn(StoredAsset asset) {
    var line = asset.line();
    line.line().put("withdrawn", true);
    return line;
  }

  private static boolean isBy(OptionalLong written, long importId) {
    return written.isPresent() && written.getAsLong() == importId;
  }
}
